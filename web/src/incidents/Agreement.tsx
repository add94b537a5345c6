// On what do the voices agree, slot by slot, and where do they contradict each other?
import type { IncidentSlot } from '../api/types';
import { Quoted } from '../parts/Quoted';
import { labels } from '../words/labels';
import { saidTime } from '../words/said';
import { useWords, type Words } from '../words/words';

const signs: Record<IncidentSlot['agreement'], string> = {
  unsaid: '–',
  single: '1',
  agreed: '=',
  compatible: '≈',
  contested: '≠',
};

function said(slot: string, value: IncidentSlot['values'][number], words: Words): string {
  if (slot === 'time') return saidTime({ value: value.text }, words);
  if (labels.has(`${slot}.${value.text}`)) return words.label(`${slot}.${value.text}`);
  if (slot !== 'quantity') return labels.has(value.text) ? words.label(value.text) : value.text;
  const [type = '', ...rest] = value.text.split(' ');
  const unit = rest.pop() ?? '';
  return `${words.label(type)}: ${rest.join(' ')} ${words.label(`unit.${unit}`)}`;
}

export function Agreement({ slots }: { slots: IncidentSlot[] }) {
  const words = useWords();
  const { t, label, count } = words;
  return (
    <table className="plain-table agreement">
      <caption>{t('agreement')}</caption>
      <tbody>
        {slots
          .filter((slot) => slot.agreement !== 'unsaid')
          .map((slot) => (
            <tr key={slot.slot} className={slot.agreement}>
              <th scope="row">{label(`slot.${slot.slot}`)}</th>
              <td className="verdict">
                <b aria-hidden="true">{signs[slot.agreement]}</b> {label(`agreement.${slot.agreement}`)}
              </td>
              <td>
                <ul className="values">
                  {slot.values.map((value) => (
                    <li key={`${value.id} ${value.text}`}>
                      <Quoted text={said(slot.slot, value, words)} />{' '}
                      <small className="soft">{count('voices', value.voices)}</small>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

// Another reviewer decided while this one was reading: what did he say, and does this word still stand?
import type { Word } from '../api/client';
import type { Claim, Decision, Review } from '../api/types';
import { Dialog } from '../parts/Dialog';
import { Quoted } from '../parts/Quoted';
import { useWords } from '../words/words';
import { differences } from './differences';
import { DecisionLine } from './History';

interface Props {
  mine: Word;
  theirs: Review;
  keep: () => void;
  insist: () => void;
  close: () => void;
}

function corrected(content: Decision['content']): Claim | null {
  return (content?.claim as Claim | undefined) ?? null;
}

export function Conflict({ mine, theirs, keep, insist, close }: Props) {
  const words = useWords();
  const { t, label } = words;
  const last = theirs.decisions.at(-1);
  const [a, b] = [corrected(last?.content ?? null), corrected(mine.content)];
  return (
    <Dialog title={t('conflict.title')} close={close}>
      <p>{t('conflict.text')}</p>
      <div className="two">
        <section>
          <h3>{t('conflict.theirs')}</h3>
          <p>{last && <DecisionLine decision={last} />}</p>
        </section>
        <section>
          <h3>{t('conflict.mine')}</h3>
          <p>
            <b>{t(`kind.${mine.kind}` as 'kind.accept')}</b>{' '}
            <Quoted text={String(mine.content.note ?? mine.content.reason ?? '')} />
          </p>
        </section>
      </div>
      {a && b && (
        <table className="plain-table">
          <tbody>
            {differences(a, b, words).map((found) => (
              <tr key={found.slot}>
                <th scope="row">{label(`slot.${found.slot}`)}</th>
                <td>
                  <Quoted text={found.before || '—'} />
                </td>
                <td>
                  <Quoted text={found.after || '—'} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="buttons">
        <button type="button" className="chief" onClick={keep}>
          {t('conflict.keep')}
        </button>
        <button type="button" onClick={insist}>
          {t('conflict.insist')}
        </button>
      </p>
    </Dialog>
  );
}

// What in this document may deceive the eye?
import type { Warning } from '../api/types';
import { useWords } from '../words/words';

export function Warnings({ warnings }: { warnings: Warning[] }) {
  const { t, number } = useWords();
  if (warnings.length === 0) return null;
  const kinds = Map.groupBy(warnings, (warning) => `${warning.reason} ${warning.field}`);
  return (
    <aside className="warnings" aria-label={t('warnings')}>
      <ul>
        {[...kinds].map(([kind, all]) => (
          <li key={kind}>
            {t(`warning.${all[0]?.reason ?? 'TXT-CONTROL'}`)}{' '}
            <small className="soft">{t(`field.${all[0]?.field ?? 'text'}`)}</small>
            {all.length > 1 && <b> × {number(all.length)}</b>}
          </li>
        ))}
      </ul>
    </aside>
  );
}

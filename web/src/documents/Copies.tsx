// Who else printed this text, and what did they change? Words taken out and words put in, side by side.
import { useState } from 'react';
import type { Copy } from '../api/types';
import { href } from '../app/route';
import { Quoted } from '../parts/Quoted';
import { useWords } from '../words/words';

export function Copies({ copies }: { copies: Copy[] }) {
  const words = useWords();
  const { t, count } = words;
  if (copies.length === 0) return null;
  return (
    <section className="copies">
      <h2>{t('copies')}</h2>
      {copies.map((copy) => (
        <details key={copy.number}>
          <summary>
            <Quoted text={copy.outlet ?? copy.name} />{' '}
            <small className="soft">
              {copy.published && words.day(copy.published)} ·{' '}
              {t('shared', { n: Math.round(copy.shared * 100) })} · {count('changes', copy.changes.length)}
            </small>
          </summary>
          <Changes copy={copy} />
          <a href={href('documents', copy.number)}>{t('open')}</a>
        </details>
      ))}
    </section>
  );
}

function Changes({ copy }: { copy: Copy }) {
  const { t, count } = useWords();
  const [shown, setShown] = useState(50);
  return (
    <ul className="changes" lang="ar" dir="rtl">
      {copy.changes.slice(0, shown).map((change) => (
        <li key={`${change.begin}-${change.end}-${change.to}`}>
          {change.from && (
            <del>
              <Quoted text={change.from} />
            </del>
          )}
          {change.to && (
            <ins>
              <Quoted text={change.to} />
            </ins>
          )}
        </li>
      ))}
      {copy.changes.length > shown && (
        <li>
          <button type="button" onClick={() => setShown(shown + 200)}>
            {t('more')} ({count('changes', copy.changes.length - shown)})
          </button>
        </li>
      )}
    </ul>
  );
}

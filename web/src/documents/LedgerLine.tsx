// How much is in the ledger, and how far is its review?
import { useResource } from '../api/resource';
import type { Ledger } from '../api/types';
import { href } from '../app/route';
import { StateMark, states } from '../parts/marks';
import { useWords } from '../words/words';

export function LedgerLine() {
  const ledger = useResource<Ledger>('ledger');
  const { t, number } = useWords();
  if (!ledger.value) return <p className="ledger-line" />;
  const { states: counts } = ledger.value;
  return (
    <ul className="ledger-line" aria-label={t('states')}>
      {states.map((state) => (
        <li key={state}>
          <a href={href('search', '', { state })}>
            <StateMark state={state} /> <b>{number(counts[state])}</b>
          </a>
        </li>
      ))}
    </ul>
  );
}

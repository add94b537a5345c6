// One claim, whole: what is said, in which words, on whose word, how sure the reading is, and what reviewers say of it.
import { useState } from 'react';
import type { ReviewedClaim } from '../api/types';
import { Confidence, StateMark, TypeMark } from '../parts/marks';
import { Quoted } from '../parts/Quoted';
import { useWords } from '../words/words';
import { Chain } from './Chain';
import { Explain } from './Explain';
import { History } from './History';
import { Slots } from './Slots';

export type Act = 'accept' | 'reject' | 'correct' | 'dispute' | 'second_opinion' | 'note';
export const actKeys: Record<Act, string> = {
  accept: 'a',
  reject: 'r',
  correct: 'e',
  dispute: 'd',
  second_opinion: 'o',
  note: 'n',
};

interface Props {
  item: ReviewedClaim;
  act: (kind: Act) => void;
  busy: boolean;
  explained: boolean;
  explain: () => void;
}

export function ClaimCard({ item, act, busy, explained, explain }: Props) {
  const { t, label } = useWords();
  const [asRead, setAsRead] = useState(false);
  const corrected = item.review.claim;
  const claim = corrected && !asRead ? corrected : item.claim;
  return (
    <article className="card" aria-label={label(claim.type)}>
      <header>
        <h2>
          <TypeMark type={claim.type} />
        </h2>
        <StateMark state={item.review.state} />
        <Confidence value={item.claim.confidence} />
      </header>
      <blockquote lang="ar">
        <Quoted text={claim.evidence.text} />
      </blockquote>
      <Slots claim={claim} />
      <Chain claim={claim} />
      {corrected && (
        <button
          type="button"
          className="plain small"
          aria-pressed={asRead}
          onClick={() => setAsRead(!asRead)}
        >
          {t('as_read')}
        </button>
      )}
      <div className="buttons" role="group" aria-label={t('decide')}>
        {(Object.keys(actKeys) as Act[]).map((kind) => (
          <button
            type="button"
            key={kind}
            className={kind === 'accept' ? 'chief' : undefined}
            disabled={busy}
            aria-keyshortcuts={actKeys[kind]}
            onClick={() => act(kind)}
          >
            {t(`do.${kind}`)} <kbd>{actKeys[kind]}</kbd>
          </button>
        ))}
        <button type="button" aria-expanded={explained} aria-keyshortcuts="x" onClick={explain}>
          {t('do.explain')} <kbd>x</kbd>
        </button>
      </div>
      <History review={item.review} />
      {explained && <Explain id={item.claim.id} />}
    </article>
  );
}

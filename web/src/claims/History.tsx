// Who said what about this claim before? Oldest first.
import type { Decision, Review } from '../api/types';
import { Quoted } from '../parts/Quoted';
import { useWords } from '../words/words';

export function When({ at }: { at: string }) {
  const words = useWords();
  return (
    <time dateTime={at}>
      {words.day(at.slice(0, 10))} {at.slice(11, 16)}
    </time>
  );
}

export function DecisionLine({ decision }: { decision: Decision }) {
  const { t } = useWords();
  const content = decision.content ?? {};
  const note = content.note ?? content.reason;
  return (
    <>
      <b>{decision.reviewer ? <Quoted text={decision.reviewer} /> : t('erased')}</b>{' '}
      {t(`kind.${decision.kind}` as 'kind.accept')}
      {typeof note === 'string' && note !== '' && (
        <>
          {': '}
          <Quoted text={note} />
        </>
      )}{' '}
      <small className="soft">
        <When at={decision.at} />
      </small>
    </>
  );
}

export function History({ review }: { review: Review }) {
  const { t } = useWords();
  if (review.decisions.length === 0) return null;
  return (
    <ol className="history" aria-label={t('history')}>
      {review.decisions.map((decision) => (
        <li key={decision.id}>
          <DecisionLine decision={decision} />
        </li>
      ))}
    </ol>
  );
}

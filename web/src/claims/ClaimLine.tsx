// One claim in a line: what kind, how many or whom, on whose word, and its state.
import type { ReviewedClaim } from '../api/types';
import { StateMark, TypeMark } from '../parts/marks';
import { Quoted } from '../parts/Quoted';
import { saidShort, saidSpeaker } from '../words/said';
import { useWords } from '../words/words';

export function ClaimLine({ item }: { item: ReviewedClaim }) {
  const words = useWords();
  const claim = item.review.claim ?? item.claim;
  return (
    <span className="claim-line">
      <TypeMark type={claim.type} />
      <Quoted text={saidShort(claim, words)} className="short" />
      <Quoted text={saidSpeaker(claim, words)} className="soft" />
      <StateMark state={item.review.state} bare />
    </span>
  );
}

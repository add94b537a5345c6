// On whose word? The outlet first, then whom it quotes, whom he quotes: a chain that ends at the claim.
import type { Claim } from '../api/types';
import { CampMark } from '../parts/marks';
import { Quoted } from '../parts/Quoted';
import { useWords } from '../words/words';

export function Chain({ claim }: { claim: Claim }) {
  const words = useWords();
  const outlet = claim.document.outlet ?? claim.document.name;
  return (
    <ol className="chain" aria-label={words.label('slot.speaker')}>
      <li>
        <Quoted text={outlet} />
        {claim.attribution.length === 0 && <span className="soft">{words.label('value.outlet_itself')}</span>}
      </li>
      {claim.attribution.map((speaker) => (
        <li key={`${speaker.begin}-${speaker.end}-${speaker.stance}`}>
          <span className="stance">{words.label(`stance.${speaker.stance}`)}</span>
          <Quoted text={speaker.name ?? speaker.text} />
          {speaker.camp && <CampMark camp={speaker.camp} named />}
        </li>
      ))}
    </ol>
  );
}

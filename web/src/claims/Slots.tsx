// What does the claim say, slot by slot? A swatch beside each is the colour of its words in the text.
import type { ReactNode } from 'react';
import type { Claim, Link, Place } from '../api/types';
import { CampMark } from '../parts/marks';
import { Quoted } from '../parts/Quoted';
import { saidQuantity, saidTime } from '../words/said';
import { useWords } from '../words/words';

function Row({ slot, children }: { slot: string; children: ReactNode }) {
  const { label } = useWords();
  return (
    <div className="slot">
      <dt>
        <i className={`swatch ${slot}`} aria-hidden="true" />
        {label(`slot.${slot}`)}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function LinkWords({ link }: { link: Link | Place }) {
  const words = useWords();
  const within = 'within' in link ? link.within : [];
  return (
    <span className="link">
      {link.camp && <CampMark camp={link.camp} />}
      <Quoted text={words.name({ ...link, name: link.name ?? link.text })} />
      {within.length > 0 && <small className="soft">{words.list(within.slice(0, 2))}</small>}
      {link.id === null && <small className="unlinked">{words.label('value.unlinked')}</small>}
      {'precision' in link && link.precision === 'near' && (
        <small className="soft">{words.label('precision.near')}</small>
      )}
    </span>
  );
}

export function Slots({ claim }: { claim: Claim }) {
  const words = useWords();
  const { label } = words;
  return (
    <dl className="slots">
      {claim.quantity && (
        <Row slot="quantity">
          <b className="figure">{saidQuantity(claim.quantity, words)}</b>
          {claim.breakdown.map((part) => (
            <small className="soft" key={part.group}>
              {label('slot.breakdown')} {label(`group.${part.group}`)}:{' '}
              {saidQuantity({ ...part.quantity, unit: null }, words)}
            </small>
          ))}
        </Row>
      )}
      {(['initiator', 'target', 'place', 'facility', 'instrument'] as const).map(
        (slot) =>
          claim[slot].length > 0 && (
            <Row slot={slot} key={slot}>
              {claim[slot].map((link) => (
                <LinkWords link={link} key={`${link.begin}-${link.end}-${link.id}`} />
              ))}
            </Row>
          ),
      )}
      {claim.persons.length > 0 && (
        <Row slot="persons">
          {claim.persons.map((person) => (
            <Quoted text={person.name} key={person.begin} />
          ))}
        </Row>
      )}
      {claim.time && (
        <Row slot="time">
          {claim.time.precision === 'unresolved' ? (
            <Quoted text={claim.time.text} />
          ) : (
            saidTime(claim.time, words)
          )}
        </Row>
      )}
      {claim.status && claim.status !== 'unknown' && (
        <Row slot="status">{label(`status.${claim.status}`)}</Row>
      )}
      {claim.modality !== 'actual' && <Row slot="modality">{label(`modality.${claim.modality}`)}</Row>}
      {claim.interest !== 'unknown' && <Row slot="interest">{label(`interest.${claim.interest}`)}</Row>}
      {claim.wording.length > 0 && (
        <Row slot="wording">
          {claim.wording.map((word) => (
            <Quoted text={`«${word.text}»`} key={word.text} />
          ))}
        </Row>
      )}
    </dl>
  );
}

// In which slots do two records of one claim differ, in words?
import type { Claim } from '../api/types';
import { saidQuantity, saidTime } from '../words/said';
import type { Words } from '../words/words';

export interface Difference {
  slot: string;
  before: string;
  after: string;
}

const slots = [
  'type',
  'initiator',
  'target',
  'status',
  'quantity',
  'place',
  'facility',
  'instrument',
  'time',
  'modality',
  'speaker',
  'evidence',
] as const;

function said(claim: Claim, slot: (typeof slots)[number], words: Words): string {
  if (slot === 'type') return words.label(claim.type);
  if (slot === 'status') return claim.status ? words.label(`status.${claim.status}`) : '';
  if (slot === 'modality') return words.label(`modality.${claim.modality}`);
  if (slot === 'quantity') return saidQuantity(claim.quantity, words);
  if (slot === 'time') return saidTime(claim.time, words);
  if (slot === 'evidence') return claim.evidence.text;
  if (slot === 'speaker')
    return claim.attribution
      .map((s) => `${s.name ?? s.text} (${words.label(`stance.${s.stance}`)})`)
      .join(' ← ');
  return words.list(
    claim[slot].map((link) => {
      const name = words.name({ ...link, name: link.name ?? link.text });
      return link.id ? name : `${name} (${words.label('value.unlinked')})`;
    }),
  );
}

export function differences(before: Claim, after: Claim, words: Words): Difference[] {
  return slots
    .map((slot) => ({ slot, before: said(before, slot, words), after: said(after, slot, words) }))
    .filter((found) => found.before !== found.after);
}

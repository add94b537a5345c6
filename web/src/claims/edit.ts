// How does a reviewer change a claim? Each change makes a new record; what is not touched stays as it was read.
import table from '../../../packs/conflict-core/events/types.tsv?raw';
import type { Claim, Document, Entity, Link, LinkSlot, Place, Quantity, Span } from '../api/types';

export const linkSlots: LinkSlot[] = ['initiator', 'target', 'place', 'facility', 'instrument'];
export type SpanSlot = LinkSlot | 'quantity' | 'time' | 'attribution' | 'evidence' | 'trigger';

function unlinked(span: Span): Link {
  return {
    ...span,
    id: null,
    name: span.text,
    name_en: null,
    kind: null,
    camp: null,
    by: null,
    candidates: [],
  };
}

function unlocated(span: Span): Place {
  const nowhere = {
    lat: null,
    lon: null,
    radius_m: null,
    pcode: null,
    precision: 'unlocated' as const,
    within: [],
  };
  return { ...unlinked(span), ...nowhere };
}

function linked(link: Link, entity: Entity): Link {
  const { id, name, name_en, kind, camp } = entity;
  return { ...link, id, name, name_en, kind, camp, candidates: [] };
}

function located(place: Place, entity: Entity): Place {
  const { lat, lon, radius_m, within } = entity;
  const precision = lat === null ? 'unlocated' : entity.kind === 'country' ? 'country' : 'exact';
  return { ...place, ...linked(place, entity), lat, lon, radius_m, within, pcode: null, precision };
}

export function addLink(claim: Claim, slot: LinkSlot, span: Span): Claim {
  if (claim[slot].some((link) => link.begin === span.begin && link.end === span.end)) return claim;
  if (slot === 'place') return { ...claim, place: [...claim.place, unlocated(span)] };
  return { ...claim, [slot]: [...claim[slot], unlinked(span)] };
}

export function removeLink(claim: Claim, slot: LinkSlot, index: number): Claim {
  return { ...claim, [slot]: claim[slot].filter((_, at) => at !== index) };
}

export function linkEntity(claim: Claim, slot: LinkSlot, index: number, entity: Entity): Claim {
  if (slot === 'place')
    return {
      ...claim,
      place: claim.place.map((place, at) => (at === index ? located(place, entity) : place)),
    };
  return { ...claim, [slot]: claim[slot].map((link, at) => (at === index ? linked(link, entity) : link)) };
}

const plain: Quantity = {
  text: '',
  begin: 0,
  end: 0,
  value: null,
  low: null,
  high: null,
  modifier: 'exact',
  unit: 'person',
};

// A number in the words is taken over; otherwise the reviewer writes it.
export function setQuantity(claim: Claim, span: Span): Claim {
  const western = span.text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  const figure = /\d+/.exec(western.replace(/(\d)[,٬](\d{3})/g, '$1$2'));
  const value = figure ? Number(figure[0]) : (claim.quantity?.value ?? null);
  return { ...claim, quantity: { ...(claim.quantity ?? plain), ...span, value, low: value, high: value } };
}

export function changeQuantity(claim: Claim, change: Partial<Quantity>): Claim {
  if (!claim.quantity) return claim;
  const quantity = { ...claim.quantity, ...change };
  if (['range', 'vague', 'all'].includes(quantity.modifier)) quantity.value = null;
  if (quantity.modifier === 'exact') quantity.low = quantity.high = quantity.value;
  return { ...claim, quantity };
}

export function setTime(claim: Claim, span: Span): Claim {
  const none = { value: '', precision: 'day' as const, part: null, basis: 'explicit' as const, anchor: null };
  return { ...claim, time: { ...(claim.time ?? none), ...span } };
}

// The precision that a value's own form states.
export function precisionOf(value: string): NonNullable<Claim['time']>['precision'] {
  if (value.includes('/')) return 'interval';
  if (/T\d{2}:\d{2}/.test(value)) return 'minute';
  if (/T\d{2}/.test(value)) return 'hour';
  return /^\d{4}$/.test(value) ? 'year' : /^\d{4}-\d{2}$/.test(value) ? 'month' : 'day';
}

export function isTime(value: string): boolean {
  const one = /^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?)?)?$/;
  const [from = '', to] = value.split('/');
  return one.test(from) && (to === undefined || to === '' || one.test(to));
}

export function addSpeaker(claim: Claim, span: Span): Claim {
  const speaker = {
    ...span,
    name: null,
    id: null,
    role: 'organisation' as const,
    camp: null,
    cue: null,
    stance: 'states' as const,
  };
  return { ...claim, attribution: [...claim.attribution, speaker] };
}

export function setEvidence(claim: Claim, span: Span, trigger = span): Claim {
  const inside = trigger.begin >= span.begin && trigger.end <= span.end;
  return { ...claim, evidence: { ...span, trigger: inside ? trigger : span } };
}

export function applySpan(claim: Claim, slot: SpanSlot, span: Span): Claim {
  if (slot === 'quantity') return setQuantity(claim, span);
  if (slot === 'time') return setTime(claim, span);
  if (slot === 'attribution') return addSpeaker(claim, span);
  if (slot === 'evidence') return setEvidence(claim, span, claim.evidence.trigger);
  if (slot === 'trigger') return { ...claim, evidence: { ...claim.evidence, trigger: span } };
  return addLink(claim, slot, span);
}

// The codes of other schemes that a type has by the packs.
export function codesOf(type: string): Claim['codes'] {
  const [head = '', ...lines] = table.split('\n').filter((line) => !line.startsWith('#'));
  const columns = head.split('\t');
  const cells =
    lines.map((line) => line.split('\t')).find((row) => row[columns.indexOf('type')] === type) ?? [];
  const cell = (name: string) => cells[columns.indexOf(name)] || null;
  return {
    plover: cell('plover'),
    plover_mode: cell('plover_mode'),
    acled: { event_type: cell('acled_event'), sub_event_type: cell('acled_sub') },
    cameo: cell('cameo'),
  };
}

export function newClaim(document: Document, span: Span, type: Claim['type']): Claim {
  const { id, name, url, outlet, title, published, published_basis } = document;
  return {
    schema: 'isnad.claim/1',
    id: 'c_0000000000000000',
    document: { id, name, url, outlet, title, published, published_basis },
    type,
    codes: codesOf(type),
    initiator: [],
    target: [],
    status: null,
    breakdown: [],
    persons: [],
    quantity: null,
    place: [],
    facility: [],
    instrument: [],
    time: null,
    modality: 'actual',
    attribution: [],
    interest: 'unknown',
    confidence: 1,
    wording: [],
    part_of: null,
    revises: null,
    evidence: { ...span, trigger: span },
    rules: ['reviewer'],
  };
}

// What makes two claims the same, as the engine counts it: document, evidence, type and filled slots.
export function identityOf(c: Claim): string {
  const places = (mark: string, links: { begin: number; end: number; id: string | null }[]) =>
    links.map((link) => `|${mark}${link.begin}-${link.end}${link.id ?? ''}`).join('');
  return [
    `${c.document.id}|${c.type}|${c.evidence.begin}-${c.evidence.end}`,
    places('i', c.initiator),
    places('t', c.target),
    places('f', c.facility),
    places('w', c.instrument),
    places('p', c.place),
    c.quantity ? `|q${c.quantity.modifier}${c.quantity.begin}${c.quantity.unit ?? ''}` : '',
    c.time ? `|d${c.time.value}${c.time.begin}` : '',
    c.attribution.map((speaker) => `|s${speaker.begin}-${speaker.end}${speaker.stance}`).join(''),
    `|${c.modality}|${c.status ?? ''}`,
  ].join('');
}

export async function withId(claim: Claim): Promise<Claim> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(identityOf(claim)));
  const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { ...claim, id: `c_${hex.slice(0, 16)}` };
}

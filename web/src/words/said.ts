// How is a slot said in words: numbers with their bounds, times with their parts, who speaks?
import type { Claim, Quantity } from '../api/types';
import { fill } from './fill';
import { labels } from './labels';
import type { Words } from './words';

type Counted = Pick<Quantity, 'value' | 'low' | 'high'> & {
  modifier: string;
  unit: string | null;
  text?: string;
};

export function saidQuantity(q: Counted | null, words: Words): string {
  if (!q) return '';
  const pattern = labels.get(`modifier.${q.modifier}`)?.[words.language] ?? '{n} {unit}';
  const bounds =
    q.low !== null && q.high !== null ? 'both' : q.low !== null ? 'low' : q.high !== null ? 'high' : '';
  const figure = (n: number | null) => (n === null ? '' : words.number(n));
  const values = {
    n: figure(q.value ?? q.low ?? q.high),
    low: figure(q.low),
    high: figure(q.high),
    text: q.text ?? '',
    unit: q.unit ? words.label(`${isOne(q) ? 'one' : 'unit'}.${q.unit}`) : '',
  };
  const extent = bounds ? fill(labels.get(`bounds.${bounds}`)?.[words.language] ?? '', values) : '';
  return fill(pattern, { ...values, bounds: extent }).trim();
}

// Does the number before the unit say one?
function isOne(q: Counted): boolean {
  return q.value === 1 && q.modifier !== 'all';
}

export function saidTime(time: { value: string; part?: string | null } | null, words: Words): string {
  if (!time) return '';
  const [from, to] = time.value.split('/');
  const day = to ? words.days(from ?? '', to) : words.day(time.value.replace(/\/$/, ''));
  const hour = /T(\d{2}(:\d{2})?)/.exec(time.value)?.[1];
  return [day, hour, time.part ? words.label(`part.${time.part}`) : ''].filter(Boolean).join(' ');
}

export function saidDays(first: string | null, last: string | null, words: Words): string {
  if (!first && !last) return words.label('report.undated');
  if (!first || !last || first === last) return words.day(first ?? last ?? '');
  return words.days(first, last);
}

export function saidSpeaker(claim: Claim, words: Words): string {
  const last = claim.attribution.at(-1);
  return last ? words.name({ name: last.name ?? last.text }) : words.label('value.outlet_itself');
}

// In short: the number, else who was hit, else who did it.
export function saidShort(claim: Claim, words: Words): string {
  const names = (links: { name: string | null; name_en: string | null; text: string }[]) =>
    words.list(links.map((link) => words.name({ ...link, name: link.name ?? link.text })));
  return saidQuantity(claim.quantity, words) || names(claim.target) || names(claim.initiator);
}

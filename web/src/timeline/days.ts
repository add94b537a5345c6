// How many claims lie on each day, week or month? The step that leaves at most about ninety bars.

export interface Bar {
  start: string; // the first day
  counts: Map<string, number>; // by family
  total: number;
  gap: boolean; // time is left out before it
}
export type Step = 'day' | 'week' | 'month' | 'year';

function startOf(day: string, step: Step): string {
  if (step === 'year') return `${day.slice(0, 4)}-01-01`;
  if (step === 'month') return `${day.slice(0, 7)}-01`;
  if (step === 'day') return day;
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 1) % 7)); // weeks begin on Saturday
  return date.toISOString().slice(0, 10);
}

export function endOf(start: string, step: Step): string {
  const date = new Date(`${start}T00:00:00Z`);
  if (step === 'year') date.setUTCFullYear(date.getUTCFullYear() + 1);
  else if (step === 'month') date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + (step === 'week' ? 7 : 1));
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

// Only a time that names a day is on a day; one that names a month or year is counted apart below that step.
export function bars(
  rows: { time: string | null; type: string }[],
  step: Step,
): { bars: Bar[]; coarse: number; undated: number } {
  const made = new Map<string, Bar>();
  let coarse = 0;
  let undated = 0;
  for (const { time, type } of rows) {
    const match = /^(\d{4})(-\d{2})?(-\d{2})?/.exec(time ?? '');
    const fine = match && (step === 'year' || (match[2] && (step === 'month' || match[3])));
    if (!match) undated++;
    else if (!fine || time?.includes('/')) coarse++;
    else {
      const start = startOf(`${match[1]}${match[2] ?? '-01'}${match[3] ?? '-01'}`, step);
      const bar = made.get(start) ?? { start, counts: new Map(), total: 0, gap: false };
      const family = type.split('.')[0] ?? '';
      bar.counts.set(family, (bar.counts.get(family) ?? 0) + 1);
      bar.total++;
      made.set(start, bar);
    }
  }
  return { bars: filled([...made.values()], step), coarse, undated };
}

// Days without claims stand between the others, so that the axis is time; over long gaps they are left out.
function filled(found: Bar[], step: Step): Bar[] {
  const sorted = found.sort((a, b) => a.start.localeCompare(b.start));
  const out: Bar[] = [];
  for (const bar of sorted) {
    const last = out.at(-1);
    const gap: Bar[] = [];
    for (let at = last; at && gap.length <= 12; ) {
      const next = new Date(`${endOf(at.start, step)}T00:00:00Z`);
      next.setUTCDate(next.getUTCDate() + 1);
      const start = next.toISOString().slice(0, 10);
      if (start >= bar.start) break;
      at = { start, counts: new Map(), total: 0, gap: false };
      gap.push(at);
    }
    if (gap.length <= 12) out.push(...gap);
    out.push({ ...bar, gap: gap.length > 12 });
  }
  return out;
}

export function usualStep(rows: { time: string | null }[]): Step {
  const days = rows
    .map((row) => (row.time ?? '').slice(0, 10))
    .filter((day) => day.length === 10)
    .sort();
  const at = (part: number) => Date.parse(days[Math.floor((days.length - 1) * part)] ?? '') || 0;
  const span = (at(0.95) - at(0.05)) / 86_400_000;
  return span > 365 * 8 ? 'year' : span > 500 ? 'month' : span > 80 ? 'week' : 'day';
}

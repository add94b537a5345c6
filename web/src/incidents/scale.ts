// Where on one axis lies a number? From nought to a round number above the largest; from the reading side's start.

export interface Scale {
  max: number;
  ticks: number[];
  at: (n: number) => number; // per cent of the width, from the start side
}

export function makeScale(values: number[]): Scale {
  const largest = Math.max(1, ...values);
  const step = niceStep(largest / 4);
  const max = Math.ceil(largest / step) * step;
  const ticks = Array.from({ length: Math.round(max / step) + 1 }, (_, i) => i * step);
  return { max, ticks, at: (n) => Math.max(0, Math.min(100, (n / max) * 100)) };
}

function niceStep(rough: number): number {
  if (rough <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((f) => f * power >= rough && (f !== 2.5 || power > 1)) ?? 10;
  return factor * power;
}

// What a number reaches from and to; an open end goes to the axis' end.
export function reach(
  n: { value: number | null; low: number | null; high: number | null; modifier: string },
  max: number,
) {
  const low = n.low ?? (n.high === null ? n.value : 0);
  const openAbove = n.high === null && ['at_least', 'more_than', 'vague'].includes(n.modifier);
  const high = n.high ?? (openAbove ? max : (n.value ?? low));
  return low === null || high === null ? null : { low, high, openAbove };
}

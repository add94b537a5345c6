import { describe, expect, it } from 'vitest';
import { bars, endOf, usualStep } from './days';

const row = (time: string | null, type = 'attack.shelling') => ({ time, type });

describe('bars', () => {
  it('puts a claim on a day only if it names one', () => {
    const made = bars(
      [
        row('2021-03-11'),
        row('2021-03-11T06', 'casualty.killed'),
        row('2021-03'),
        row(null),
        row('2021-03-01/2021-03-05'),
      ],
      'day',
    );
    expect(made.bars.map((b) => [b.start, b.total])).toEqual([['2021-03-11', 2]]);
    expect([made.coarse, made.undated]).toEqual([2, 1]);
  });
  it('shows empty days between near ones and skips long gaps', () => {
    expect(bars([row('2021-03-01'), row('2021-03-04')], 'day').bars).toHaveLength(4);
    expect(bars([row('2013-10-01'), row('2021-03-04')], 'day').bars).toHaveLength(2);
  });
  it('counts months by month', () => {
    expect(bars([row('2021-03'), row('2021-03-11')], 'month').bars[0]?.total).toBe(2);
    expect(endOf('2021-02-01', 'month')).toBe('2021-02-28');
    expect(endOf('2021-03-06', 'week')).toBe('2021-03-12');
  });
  it('chooses a step by the bulk of the days', () => {
    expect(usualStep([row('2021-03-11'), row('2021-03-20')])).toBe('day');
    expect(usualStep([row('2011-03-11'), row('2021-03-20'), row('2024-01-01')])).toBe('year');
  });
});

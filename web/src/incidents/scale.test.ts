import { describe, expect, it } from 'vitest';
import { makeScale, reach } from './scale';

describe('makeScale', () => {
  it('ends on a round number and starts at nought', () => {
    expect(makeScale([3, 28]).ticks).toEqual([0, 10, 20, 30]);
    expect(makeScale([2]).ticks).toEqual([0, 1, 2]);
    expect(makeScale([1200]).max).toBe(1500);
    expect(makeScale([]).max).toBe(1);
    expect(makeScale([28]).at(15)).toBe(50);
  });
});

describe('reach', () => {
  const n = { value: null, low: null, high: null, modifier: 'exact' };
  it('goes to the end of the axis where no upper bound is said', () => {
    expect(reach({ ...n, value: 10, low: 10, modifier: 'at_least' }, 30)).toEqual({
      low: 10,
      high: 30,
      openAbove: true,
    });
    expect(reach({ ...n, high: 12, modifier: 'less_than' }, 30)).toEqual({
      low: 0,
      high: 12,
      openAbove: false,
    });
    expect(reach({ ...n, value: 7, low: 7, high: 7 }, 30)).toEqual({ low: 7, high: 7, openAbove: false });
    expect(reach({ ...n, modifier: 'vague' }, 30)).toBeNull();
  });
});

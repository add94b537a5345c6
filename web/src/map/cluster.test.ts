import { describe, expect, it } from 'vitest';
import { clusters, spotsOf } from './cluster';

const row = (place: string | null, lat: number | null, lon: number | null) => ({
  place,
  lat,
  lon,
  radius_m: 100,
});

describe('spotsOf', () => {
  it('never places what has no position', () => {
    const found = spotsOf([row('أ', 1, 2), row('أ', 1, 2), row('ب', null, null), row(null, null, null)]);
    expect(found.spots.map((s) => [s.name, s.claims])).toEqual([['أ', 2]]);
    expect(found.unlocated).toEqual([['ب', 1]]);
    expect(found.unsaid).toBe(1);
  });
});

describe('clusters', () => {
  it('joins what is near and loses no claim', () => {
    const { spots } = spotsOf([row('أ', 0, 0), row('ب', 0, 1), row('ج', 0, 50)]);
    const made = clusters(spots, ([lon, lat]) => [lon, lat], 5);
    expect(made).toHaveLength(2);
    expect(made.reduce((sum, c) => sum + c.claims, 0)).toBe(3);
    expect(clusters(spots, ([lon, lat]) => [lon * 100, lat], 5)).toHaveLength(3);
  });
});

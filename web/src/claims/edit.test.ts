import { describe, expect, it } from 'vitest';
import type { Claim, Document, Entity } from '../api/types';
import * as edit from './edit';

const span = (text: string, begin: number) => ({
  text,
  begin,
  end: begin + new TextEncoder().encode(text).length,
});
const document = {
  id: `sha256:${'0'.repeat(64)}`,
  name: 'n',
  url: null,
  outlet: null,
  title: null,
  published: null,
} as Document;
const claim: Claim = edit.newClaim(
  { ...document, published_basis: 'none' },
  span('مقتل ثلاثة', 10),
  'casualty.killed',
);

describe('a claim being edited', () => {
  it('starts with the codes of its type and its own words as trigger', () => {
    expect(claim.codes.plover).toBe('ASSAULT');
    expect(claim.evidence.trigger.text).toBe('مقتل ثلاثة');
  });

  it('takes links once and drops them', () => {
    const once = edit.addLink(claim, 'target', span('مدنيين', 40));
    expect(edit.addLink(once, 'target', span('مدنيين', 40))).toBe(once);
    expect(edit.removeLink(once, 'target', 0).target).toEqual([]);
  });

  it('links a place with its position and keeps the words', () => {
    const entity: Entity = {
      id: 'p',
      name: 'بلدة',
      name_en: 'Town',
      kind: 'town',
      camp: null,
      lat: 1,
      lon: 2,
      radius_m: 900,
      within: ['محافظة'],
    };
    const placed = edit.linkEntity(edit.addLink(claim, 'place', span('البلدة', 50)), 'place', 0, entity);
    expect(placed.place[0]).toMatchObject({
      text: 'البلدة',
      id: 'p',
      lat: 1,
      radius_m: 900,
      precision: 'exact',
    });
  });

  it('reads a figure in the words, in either digits', () => {
    expect(edit.setQuantity(claim, span('١٢ شخصا', 60)).quantity).toMatchObject({
      value: 12,
      low: 12,
      high: 12,
    });
    expect(edit.setQuantity(claim, span('1,200', 60)).quantity?.value).toBe(1200);
    expect(edit.setQuantity(claim, span('ثلاثة', 60)).quantity?.value).toBeNull();
  });

  it('gives vague numbers no value', () => {
    const counted = edit.setQuantity(claim, span('12', 60));
    expect(edit.changeQuantity(counted, { modifier: 'vague' }).quantity?.value).toBeNull();
    expect(edit.changeQuantity(counted, { value: 7 }).quantity).toMatchObject({ low: 7, high: 7 });
  });

  it('keeps the trigger inside the evidence', () => {
    expect(edit.setEvidence(claim, span('ثلاثة', 19), claim.evidence.trigger).evidence.trigger.text).toBe(
      'ثلاثة',
    );
  });

  it('tells times from other words', () => {
    expect(
      ['2021', '2021-03', '2021-03-11', '2021-03-11T06:30', '2021-03-01/2021-03-05'].map(edit.precisionOf),
    ).toEqual(['year', 'month', 'day', 'minute', 'interval']);
    expect(edit.isTime('2021-03-11/')).toBe(true);
    expect(edit.isTime('yesterday')).toBe(false);
  });

  it('has the id that its content gives', async () => {
    const other = await edit.withId(edit.addLink(claim, 'target', span('مدنيين', 40)));
    const same = await edit.withId(edit.addLink(claim, 'target', span('مدنيين', 40)));
    expect(other.id).toMatch(/^c_[0-9a-f]{16}$/);
    expect(other.id).toBe(same.id);
    expect(other.id).not.toBe((await edit.withId(claim)).id);
  });
});

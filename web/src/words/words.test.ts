import { describe, expect, it } from 'vitest';
import { ar } from './ar';
import { en } from './en';
import { fill } from './fill';
import { camps, labels, readLabels, types } from './labels';

describe('dictionaries', () => {
  it('say everything in both languages', () => {
    expect(Object.keys(ar.words).sort()).toEqual(Object.keys(en.words).sort());
    for (const [key, text] of Object.entries(en.words)) {
      const holes = (words: string) => [...words.matchAll(/\{\w+\}/g)].map((m) => m[0]).sort();
      expect(holes(ar.words[key as keyof typeof ar.words]), key).toEqual(holes(text));
    }
  });

  it('have a name for every code in both languages', () => {
    for (const [id, { en, ar }] of labels) expect(ar === '', id).toBe(en === '');
    for (const [id, { en, ar }] of camps) expect([id, en, ar].every(Boolean), id).toBe(true);
    for (const type of types) expect(labels.has(`family.${type.split('.')[0]}`), type).toBe(true);
  });

  it('count in the six forms of Arabic', () => {
    const forms = ar.nouns.claims;
    const plural = new Intl.PluralRules('ar');
    const said = [0, 1, 2, 3, 11, 100].map((n) => fill(forms[plural.select(n)] ?? forms.other, { n }));
    expect(new Set(said).size).toBe(6);
    for (const noun of Object.values(ar.nouns)) expect(Object.keys(noun)).toHaveLength(6);
  });
});

describe('readLabels', () => {
  it('skips the head and comments', () => {
    const labels = readLabels('id\ten\tar\n# words\na.b\tone\tواحد\n');
    expect([...labels]).toEqual([['a.b', { en: 'one', ar: 'واحد' }]]);
  });
});

import { describe, expect, it } from 'vitest';
import { findWords, trimmed } from './selection';

describe('trimmed', () => {
  it('drops blanks and signs at the ends', () => {
    const text = ' «قُتل ثلاثة»، وجرح';
    const span = trimmed(text, 0, 14);
    expect(span && text.slice(span.begin, span.end)).toBe('قُتل ثلاثة');
    expect(trimmed(text, 0, 1)).toBeNull();
  });
});

describe('findWords', () => {
  it('takes the nearest of several', () => {
    const text = 'غارة ثم غارة ثم غارة';
    expect(findWords(text, 'غارة', 9)?.begin).toBe(8);
    expect(findWords(text, 'غارة', 99)?.begin).toBe(16);
    expect(findWords(text, 'قصف', 0)).toBeNull();
  });
});

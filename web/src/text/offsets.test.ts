import { describe, expect, it } from 'vitest';
import { measure } from './offsets';

const texts = ['', 'abc', 'قصفت الطائرات', 'قتل 12 شخصاً 😀 في ABC', '😀😀', 'a\u0000ب\u202eج', 'ﷺ\r\n\té'];

describe('measure', () => {
  it.each(texts)('converts every begin of %j both ways', (text) => {
    const offsets = measure(text);
    const encoder = new TextEncoder();
    expect(offsets.bytes).toBe(encoder.encode(text).length);
    let i = 0;
    for (const character of [...text, '']) {
      const byte = encoder.encode(text.slice(0, i)).length;
      expect(offsets.toByte(i)).toBe(byte);
      expect(offsets.toUtf16(byte)).toBe(i);
      i += character.length;
    }
  });

  it('takes a position inside a character for its begin', () => {
    const offsets = measure('ا😀ب');
    expect([1, 2, 3, 4, 5, 6, 7].map(offsets.toUtf16)).toEqual([0, 1, 1, 1, 1, 3, 3]);
    expect(offsets.toByte(2)).toBe(2);
  });

  it('keeps to the text', () => {
    const offsets = measure('اب');
    expect(offsets.toUtf16(99)).toBe(2);
    expect(offsets.toUtf16(-1)).toBe(0);
    expect(offsets.toByte(99)).toBe(4);
  });

  it('slices what the bytes say', () => {
    const text = 'أعلن ناطق 😀 أن 3 غارات';
    const bytes = new TextEncoder().encode(text);
    const offsets = measure(text);
    const a = offsets.toByte(text.indexOf('غارات'));
    expect(new TextDecoder().decode(bytes.slice(a))).toBe('غارات');
    expect(text.slice(offsets.toUtf16(a))).toBe('غارات');
  });
});

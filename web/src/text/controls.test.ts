import { describe, expect, it } from 'vitest';
import { dangers, paragraphs, pieces } from './controls';

describe('pieces', () => {
  it('shows controls and keeps every character', () => {
    const text = 'قبل\u202eبعد\u0000\u{e0041}آخر\u200f';
    const cut = pieces(text, 10);
    expect(cut.map((p) => p.text).join('')).toBe(text);
    expect(cut.map((p) => p.control)).toEqual([null, 'RLO', null, 'U+0000', 'TAG', null, 'RLM']);
    expect(cut[2]?.at).toBe(14);
  });

  it('leaves ordinary Arabic alone', () => {
    expect(pieces('قُتِلَ ثلاثةٌ، وجُرح 4')).toHaveLength(1);
    expect(pieces('می\u200cخواهم')).toHaveLength(1); // a joiner of Persian is ordinary
  });

  it('tells what spoofs from what is ordinary', () => {
    expect(dangers('نص\u200f')).toEqual([]);
    expect(dangers('نص\u2067ا\u200b')).toEqual(['TXT-BIDI', 'TXT-CONTROL']);
  });
});

describe('paragraphs', () => {
  it('keeps positions over line ends of any kind', () => {
    const text = 'أول\r\n\n ثان\nثالث';
    for (const p of paragraphs(text)) expect(text.slice(p.at, p.at + p.text.length)).toBe(p.text);
    expect(paragraphs(text)).toHaveLength(3);
  });
});

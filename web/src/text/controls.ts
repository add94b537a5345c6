// Which characters of a text would change what is seen without being seen? They are shown by their names.

export interface Piece {
  at: number; // UTF-16 position in the text
  text: string;
  control: string | null; // name of a character that is shown as a mark
}

const names: Record<number, string> = {
  173: 'SHY',
  1564: 'ALM',
  6158: 'MVS',
  8203: 'ZWSP',
  8206: 'LRM',
  8207: 'RLM',
  8232: 'LS',
  8233: 'PS',
  8234: 'LRE',
  8235: 'RLE',
  8236: 'PDF',
  8237: 'LRO',
  8238: 'RLO',
  8288: 'WJ',
  8294: 'LRI',
  8295: 'RLI',
  8296: 'FSI',
  8297: 'PDI',
  65279: 'BOM',
  65532: 'OBJ',
};

// LRM, RLM and ALM are ordinary in Arabic text; these can make a text seem to say something else.
const spoofing = new Set(['LRE', 'RLE', 'LRO', 'RLO', 'LRI', 'RLI', 'FSI', 'TAG']);

export function controlName(code: number): string | null {
  if (names[code]) return names[code];
  if (code >= 0xe0000 && code <= 0xe007f) return 'TAG';
  if ((code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || (code >= 0x7f && code < 0xa0))
    return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return null;
}

export function isSpoofing(control: string): boolean {
  return spoofing.has(control);
}

// The text cut before and after each such character.
export function pieces(text: string, from = 0): Piece[] {
  const found: Piece[] = [];
  let plain = 0;
  for (let i = 0; i < text.length; ) {
    const code = text.codePointAt(i) ?? 0;
    const size = code > 0xffff ? 2 : 1;
    const control = controlName(code);
    if (control) {
      if (i > plain) found.push({ at: from + plain, text: text.slice(plain, i), control: null });
      found.push({ at: from + i, text: text.slice(i, i + size), control });
      plain = i + size;
    }
    i += size;
  }
  if (plain < text.length) found.push({ at: from + plain, text: text.slice(plain), control: null });
  return found;
}

// Marks of direction that every Arabic editor writes.
const ordinary = new Set(['LRM', 'RLM', 'ALM', 'BOM']);

// What of a text should a reader be warned of? Ordinary marks alone are no reason.
export function dangers(text: string): ('TXT-BIDI' | 'TXT-CONTROL')[] {
  const controls = pieces(text).flatMap((piece) =>
    piece.control && !ordinary.has(piece.control) ? [piece.control] : [],
  );
  return controls.map((control) => (isSpoofing(control) ? 'TXT-BIDI' : 'TXT-CONTROL'));
}

// The lines of a text with their positions; empty ones are left out.
export function paragraphs(text: string): { at: number; text: string }[] {
  const found: { at: number; text: string }[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const shown = line.replace(/\r+$/, '');
    if (shown.trim() !== '') found.push({ at, text: shown });
    at += line.length + 1;
  }
  return found;
}

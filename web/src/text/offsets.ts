// Where in the page's text (UTF-16) is a byte of the document (UTF-8), and the other way round?
// The one place where positions are converted. A position inside a character is that of its begin.

export interface Offsets {
  bytes: number;
  toUtf16(byte: number): number;
  toByte(utf16: number): number;
}

export function measure(text: string): Offsets {
  const at = new Uint32Array(text.length + 1); // the byte at which each UTF-16 unit begins
  let byte = 0;
  for (let i = 0; i < text.length; ) {
    const code = text.codePointAt(i) ?? 0;
    at[i] = byte;
    if (code > 0xffff) at[i + 1] = byte; // the second half of a pair has no begin of its own
    byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    i += code > 0xffff ? 2 : 1;
  }
  at[text.length] = byte;
  return {
    bytes: byte,
    toByte: (utf16) => at[Math.max(0, Math.min(utf16, text.length))] ?? 0,
    toUtf16: (wanted) => begin(at, Math.max(0, Math.min(wanted, byte))),
  };
}

// The first unit whose character begins at `byte`, or holds it.
function begin(at: Uint32Array, byte: number): number {
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((at[middle] ?? 0) <= byte) low = middle;
    else high = middle - 1;
  }
  return low > 0 && at[low] === at[low - 1] ? low - 1 : low;
}

// Which words did the reader mean? A selection without the blanks and signs at its ends, and typed words found again.

const edge = /[\s.,،؛:;!؟?"«»()[\]]/;

export function trimmed(text: string, begin: number, end: number): { begin: number; end: number } | null {
  let [a, b] = [begin, end];
  while (a < b && edge.test(text[a] ?? '')) a++;
  while (b > a && edge.test(text[b - 1] ?? '')) b--;
  return a < b ? { begin: a, end: b } : null;
}

// The occurrence of the words that is nearest to `near`.
export function findWords(text: string, words: string, near: number): { begin: number; end: number } | null {
  let best: number | null = null;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (best === null || Math.abs(at - near) < Math.abs(best - near)) best = at;
  return best === null ? null : { begin: best, end: best + words.length };
}

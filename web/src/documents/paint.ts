// How are spans of a text coloured without touching it? By ranges over its text nodes (CSS custom highlights), which
// may nest and overlap and never break the joining of letters.

export interface Painted {
  name: string;
  begin: number; // UTF-16 positions in the document's text
  end: number;
}

interface Spot {
  at: number;
  length: number;
  node: Node; // a text node, or the element of a shown control
}

function spots(box: HTMLElement): Spot[] {
  return [...box.querySelectorAll<HTMLElement>('[data-at]')].map((element) => {
    const at = Number(element.dataset.at);
    const text = element.firstChild;
    if (element.classList.contains('control') || !text)
      return { at, length: Number(element.dataset.size ?? 1), node: element };
    return { at, length: text.nodeValue?.length ?? 0, node: text };
  });
}

function indexAt(all: Spot[], position: number): number {
  let low = 0;
  let high = all.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((all[middle]?.at ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function rangeOf(box: HTMLElement, begin: number, end: number, all = spots(box)): Range | null {
  const range = document.createRange();
  const first = all[indexAt(all, begin)];
  const last = all[indexAt(all, Math.max(begin, end - 1))];
  if (!first || !last) return null;
  if (first.node.nodeType === Node.TEXT_NODE)
    range.setStart(first.node, Math.min(begin - first.at, first.length));
  else range.setStartBefore(first.node);
  if (last.node.nodeType === Node.TEXT_NODE)
    range.setEnd(last.node, Math.max(0, Math.min(end - last.at, last.length)));
  else range.setEndAfter(last.node);
  return range;
}

export function paint(box: HTMLElement, painted: Painted[]): () => void {
  const all = spots(box);
  const byName = new Map<string, Range[]>();
  for (const { name, begin, end } of painted) {
    const range = rangeOf(box, begin, end, all);
    if (range) byName.set(name, [...(byName.get(name) ?? []), range]);
  }
  let priority = 0;
  for (const [name, ranges] of byName) {
    const highlight = new Highlight(...ranges);
    highlight.priority = priority++;
    CSS.highlights.set(name, highlight);
  }
  return () => {
    for (const name of byName.keys()) CSS.highlights.delete(name);
  };
}

// The position in the text of a place in the page: of a click, or of an end of the selection.
export function positionAt(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const holder = element?.closest<HTMLElement>('[data-at]');
  if (holder) {
    const control = holder.classList.contains('control');
    return (
      Number(holder.dataset.at) +
      (control
        ? offset > 0
          ? 1
          : 0
        : node === holder
          ? offset > 0
            ? (holder.textContent?.length ?? 0)
            : 0
          : offset)
    );
  }
  const inside = node instanceof Element ? (node.childNodes[offset] ?? node.nextSibling) : null;
  const next =
    inside instanceof Element
      ? inside.matches('[data-at]')
        ? inside
        : inside.querySelector('[data-at]')
      : null;
  return next instanceof HTMLElement ? Number(next.dataset.at) : null;
}

export function selectedIn(box: HTMLElement): { begin: number; end: number } | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const begin = positionAt(range.startContainer, range.startOffset);
  const end = positionAt(range.endContainer, range.endOffset);
  return begin !== null && end !== null && end > begin ? { begin, end } : null;
}

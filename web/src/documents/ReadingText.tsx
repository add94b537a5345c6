// The document as it was received: text nodes alone, a paragraph a line, spans painted over them.
import { memo, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Claim, ReviewedClaim } from '../api/types';
import { Control } from '../parts/Quoted';
import { paragraphs, pieces } from '../text/controls';
import type { Offsets } from '../text/offsets';
import { type Painted, paint, positionAt, rangeOf, selectedIn } from './paint';

interface Props {
  text: string;
  offsets: Offsets;
  claims: ReviewedClaim[];
  current: Claim | null;
  pick: (id: string) => void;
  select: (span: { begin: number; end: number } | null) => void;
}

const Paragraphs = memo(function Paragraphs({ text }: { text: string }) {
  return paragraphs(text).map((paragraph) => (
    <p key={paragraph.at} dir="auto">
      {pieces(paragraph.text, paragraph.at).map((piece) =>
        piece.control ? (
          <Control key={piece.at} name={piece.control} at={piece.at} />
        ) : (
          <span key={piece.at} data-at={piece.at}>
            {piece.text}
          </span>
        ),
      )}
    </p>
  ));
});

// What of the claim is where: each slot's words under the slot's name.
function slotSpans(claim: Claim): Painted[] {
  const spans: Painted[] = [];
  const put = (name: string, span: { begin: number; end: number } | null) => {
    if (span && span.end > span.begin) spans.push({ name: `slot-${name}`, begin: span.begin, end: span.end });
  };
  for (const slot of ['initiator', 'target', 'place', 'facility', 'instrument'] as const)
    for (const link of claim[slot]) put(slot, link);
  put('time', claim.time);
  put('quantity', claim.quantity);
  for (const speaker of claim.attribution) put('speaker', speaker);
  put('trigger', claim.evidence.trigger);
  return spans;
}

export function ReadingText({ text, offsets, claims, current, pick, select }: Props) {
  const box = useRef<HTMLDivElement>(null);

  const painted = useMemo(() => {
    const all: Painted[] = claims.map(({ claim, review }) => ({
      name: `claim-${review.state}`,
      ...claim.evidence,
    }));
    if (current) all.push({ name: 'claim-now', ...current.evidence }, ...slotSpans(current));
    return all.map(({ name, begin, end }) => ({
      name,
      begin: offsets.toUtf16(begin),
      end: offsets.toUtf16(end),
    }));
  }, [claims, current, offsets]);

  useLayoutEffect(() => (box.current ? paint(box.current, painted) : undefined), [painted]);

  const [begin, end] = current
    ? [offsets.toUtf16(current.evidence.begin), offsets.toUtf16(current.evidence.end)]
    : [-1, -1];
  useEffect(() => {
    const pane = box.current?.closest<HTMLElement>('.pane');
    if (!box.current || !pane || begin < 0) return;
    const rect = rangeOf(box.current, begin, end)?.getBoundingClientRect();
    const view = pane.getBoundingClientRect();
    if (rect && (rect.top < view.top + 40 || rect.bottom > view.bottom - 40))
      pane.scrollBy({ top: rect.top - view.top - view.height / 3 });
  }, [begin, end]);

  // A click chooses the shortest claim around it; another click there, the next longer.
  function click(event: React.MouseEvent) {
    if (!window.getSelection()?.isCollapsed) return;
    const spot = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const at = spot ? positionAt(spot.offsetNode, spot.offset) : null;
    if (at === null) return;
    const byte = offsets.toByte(at);
    const around = claims
      .map(({ claim }) => claim)
      .filter(({ evidence }) => evidence.begin <= byte && byte < evidence.end)
      .sort((a, b) => a.evidence.end - a.evidence.begin - (b.evidence.end - b.evidence.begin));
    const next = around[(around.findIndex(({ id }) => id === current?.id) + 1) % around.length];
    if (next) pick(next.id);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: every claim is also in the list beside the text, with its keys
    <div
      ref={box}
      className="reading"
      lang="ar"
      dir="rtl"
      onClick={click}
      onMouseUp={() => box.current && select(selectedIn(box.current))}
      onKeyUp={() => box.current && select(selectedIn(box.current))}
    >
      <Paragraphs text={text} />
    </div>
  );
}

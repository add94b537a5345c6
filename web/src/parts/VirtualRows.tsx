// How are a hundred thousand rows shown? Only those in view are in the page; the rest is height.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  total: number;
  height: number;
  label: string;
  row: (index: number) => ReactNode;
  want?: (first: number, last: number) => void;
  current?: number;
  className?: string;
}

export function VirtualRows({ total, height, label, row, want, current, className }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: total,
    estimateSize: () => height,
    getScrollElement: () => box.current,
    overscan: 8,
    initialRect: { width: 800, height: 800 },
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => want?.(first, last), [want, first, last]);
  useEffect(() => {
    if (current !== undefined && current >= 0 && current < total)
      virtual.scrollToIndex(current, { align: 'auto' });
  }, [current, total, virtual]);
  return (
    <section ref={box} className={`rows ${className ?? ''}`} aria-label={label} tabIndex={0}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => (
          <li
            key={item.key}
            aria-setsize={total}
            aria-posinset={item.index + 1}
            aria-current={item.index === current ? 'true' : undefined}
            style={{ height, transform: `translateY(${item.start}px)` }}
          >
            {row(item.index)}
          </li>
        ))}
      </ul>
    </section>
  );
}

// A list that is read in pages: what is awaited, failed or empty, else its rows; j and k go through it, Enter opens.
import { type ReactNode, useState } from 'react';
import type { Paged } from '../api/pages';
import { stepKeys, useKeys } from '../app/keys';
import { go } from '../app/route';
import { VirtualRows } from './VirtualRows';
import { Empty, Failed, Waiting } from './Waiting';

interface Props<Row> {
  pages: Paged<Row>;
  height: number;
  label: string;
  none: ReactNode;
  to?: (row: Row) => string; // where Enter leads
  line: (row: Row) => ReactNode;
}

export function PagedRows<Row>({ pages, height, label, none, to, line }: Props<Row>) {
  const [at, setAt] = useState(to ? 0 : -1);
  const total = pages.total ?? 0;
  useKeys({
    ...stepKeys((by) => setAt(Math.max(0, Math.min(total - 1, at + by)))),
    Enter: () => {
      const row = pages.row(at);
      if (row && to) go(to(row));
    },
  });
  if (pages.error) return <Failed error={pages.error} />;
  if (pages.total === null) return <Waiting progress={pages.progress} />;
  if (total === 0) return <Empty>{none}</Empty>;
  return (
    <VirtualRows
      total={total}
      height={height}
      label={label}
      want={pages.want}
      current={at}
      row={(index) => <Row row={pages.row(index)} line={line} />}
    />
  );
}

// One row, or the place where it will be.
export function Row<Row>({ row, line }: { row: Row | undefined; line: (row: Row) => ReactNode }) {
  return row === undefined ? <span className="row loading" aria-hidden="true" /> : line(row);
}

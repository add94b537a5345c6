// Claims as rows, however many: sorted by the server, only those in view in the page.
import { useState } from 'react';
import { usePages } from '../api/pages';
import type { Row } from '../api/types';
import { useKeys } from '../app/keys';
import { go, href } from '../app/route';
import { CampMark, StateMark, TypeMark } from '../parts/marks';
import { Quoted } from '../parts/Quoted';
import { VirtualRows } from '../parts/VirtualRows';
import { Empty, Failed, Waiting } from '../parts/Waiting';
import { saidQuantity, saidTime } from '../words/said';
import { useWords } from '../words/words';
import { useFilters } from './useFilters';

const sorts = ['came', 'time', '-time', 'confidence', '-confidence', 'quantity', '-quantity'] as const;

export function ClaimTable() {
  const { t, count } = useWords();
  const { query, values, change } = useFilters();
  const pages = usePages<Row>(`claims?${query}`, 'rows', 200);
  const [at, setAt] = useState(-1);
  const total = pages.total ?? 0;
  const step = (by: number) => setAt(Math.max(0, Math.min(total - 1, at + by)));
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => {
      const row = pages.row(at);
      if (row) go(href('documents', row.document, { claim: row.id }));
    },
  });
  return (
    <>
      <p className="table-head">
        <b role="status">{pages.total === null ? '…' : count('claims', total)}</b>
        <label className="field inline">
          {t('sort')}
          <select value={values.sort ?? 'came'} onChange={(event) => change({ sort: event.target.value })}>
            {sorts.map((name) => (
              <option key={name} value={name}>
                {t(`sort.${name}`)}
              </option>
            ))}
          </select>
        </label>
      </p>
      {pages.error && <Failed error={pages.error} />}
      {pages.total === null && <Waiting />}
      {pages.total === 0 && !pages.error && <Empty>{t('search.none')}</Empty>}
      {total > 0 && (
        <VirtualRows
          total={total}
          height={62}
          label={t('claims.found')}
          want={pages.want}
          current={at}
          row={(index) => <ClaimRow row={pages.row(index)} />}
        />
      )}
    </>
  );
}

function ClaimRow({ row }: { row: Row | undefined }) {
  const words = useWords();
  if (!row) return <span className="row loading" aria-hidden="true" />;
  return (
    <a className="row claim-row" href={href('documents', row.document, { claim: row.id })}>
      <TypeMark type={row.type} />
      <b className="figure">{saidQuantity(row.quantity, words)}</b>
      <span>{row.place && <Quoted text={row.place} />}</span>
      <span className="soft">{row.time && saidTime({ value: row.time }, words)}</span>
      <span className="who">
        {row.camp && <CampMark camp={row.camp} />}{' '}
        <Quoted text={row.speaker ?? words.label('value.outlet_itself')} />
      </span>
      <StateMark state={row.state} bare />
      <span className="words" lang="ar">
        <Quoted text={row.evidence} />
      </span>
    </a>
  );
}

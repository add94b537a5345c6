// Claims as rows, however many: sorted by the server, only those in view in the page.
import { usePages } from '../api/pages';
import type { Row } from '../api/types';
import { href } from '../app/route';
import { Choice } from '../parts/Choice';
import { CampMark, StateMark, TypeMark } from '../parts/marks';
import { PagedRows } from '../parts/PagedRows';
import { Quoted } from '../parts/Quoted';
import { saidQuantity, saidTime } from '../words/said';
import { useWords } from '../words/words';
import { useFilters } from './useFilters';

const sorts = ['came', 'time', '-time', 'confidence', '-confidence', 'quantity', '-quantity'] as const;

export function ClaimTable() {
  const { t, count } = useWords();
  const { query, values, change } = useFilters();
  const pages = usePages<Row>(`claims?${query}`, 'rows', { size: 40 });
  return (
    <>
      <p className="table-head">
        <b role="status">{pages.total !== null ? count('claims', pages.total) : !pages.error && '…'}</b>
        <Choice
          inline
          label={t('sort')}
          value={values.sort ?? 'came'}
          change={(sort) => change({ sort })}
          options={sorts.map((name) => [name, t(`sort.${name}`)])}
        />
      </p>
      <PagedRows
        pages={pages}
        height={62}
        label={t('claims.found')}
        none={t('search.none')}
        to={place}
        line={(row) => <ClaimRow row={row} />}
      />
    </>
  );
}

function place(row: Row): string {
  return href('documents', row.document, { claim: row.id });
}

function ClaimRow({ row }: { row: Row }) {
  const words = useWords();
  return (
    <a className="row claim-row" href={place(row)}>
      <TypeMark type={row.type} />
      <b className="figure">{saidQuantity(row.quantity, words)}</b>
      <span>{row.place && <Quoted text={words.named(row.place, row.place_en)} />}</span>
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

// Which documents are held, and how far are they reviewed?
import { useState } from 'react';
import { usePages } from '../api/pages';
import type { DocumentShort } from '../api/types';
import { useKeys } from '../app/keys';
import { go, href } from '../app/route';
import { Quoted } from '../parts/Quoted';
import { VirtualRows } from '../parts/VirtualRows';
import { Empty, Failed, Waiting } from '../parts/Waiting';
import { useWords } from '../words/words';
import { LedgerLine } from './LedgerLine';

export function DocumentList() {
  const words = useWords();
  const { t, count } = words;
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const pages = usePages<DocumentShort>(
    `documents${query ? `?${new URLSearchParams({ q: query })}` : ''}`,
    'documents',
  );
  const total = pages.total ?? 0;
  useKeys({
    j: () => setAt(Math.min(at + 1, total - 1)),
    k: () => setAt(Math.max(at - 1, 0)),
    ArrowDown: () => setAt(Math.min(at + 1, total - 1)),
    ArrowUp: () => setAt(Math.max(at - 1, 0)),
    Enter: () => {
      const row = pages.row(at);
      if (row) go(href('documents', row.number));
    },
  });
  return (
    <div className="view fixed">
      <h1>{t('view.documents')}</h1>
      <LedgerLine />
      <p className="filters">
        <label className="field">
          {t('filter.documents')}
          <input type="search" dir="auto" value={query} onChange={(event) => setQuery(event.target.value)} />
        </label>
        <span className="soft">{pages.total !== null && count('documents', total)}</span>
      </p>
      {pages.error && <Failed error={pages.error} />}
      {pages.total === null && <Waiting />}
      {pages.total === 0 && !pages.error && (
        <Empty>
          {t('documents.none')} <a href={href('import')}>{t('view.import')}</a>
        </Empty>
      )}
      {total > 0 && (
        <VirtualRows
          total={total}
          height={68}
          label={t('view.documents')}
          want={pages.want}
          current={at}
          row={(index) => <DocumentRow row={pages.row(index)} />}
        />
      )}
    </div>
  );
}

function DocumentRow({ row }: { row: DocumentShort | undefined }) {
  const words = useWords();
  const { t, count, number } = words;
  if (!row) return <span className="row loading" aria-hidden="true" />;
  return (
    <a className="row document-row" href={href('documents', row.number)}>
      <span className="title">
        <Quoted text={row.title ?? row.name} />
      </span>
      <span className="soft">
        {row.outlet && <Quoted text={row.outlet} />}
        {row.published && <span>{words.day(row.published)}</span>}
        {row.copies > 0 && <span className="tag">{count('copies', row.copies)}</span>}
      </span>
      <span className="done">
        <progress max={Math.max(row.claims, 1)} value={row.reviewed} aria-label={t('reviewed')} />
        <span>
          {number(row.reviewed)} / {count('claims', row.claims)}
        </span>
      </span>
    </a>
  );
}

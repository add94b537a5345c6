// Which documents are held, and how far are they reviewed?
import { useState } from 'react';
import { usePages } from '../api/pages';
import type { DocumentShort } from '../api/types';
import { href } from '../app/route';
import { PagedRows } from '../parts/PagedRows';
import { Quoted } from '../parts/Quoted';
import { useWords } from '../words/words';
import { LedgerLine } from './LedgerLine';

export function DocumentList() {
  const words = useWords();
  const { t, count } = words;
  const [query, setQuery] = useState('');
  const pages = usePages<DocumentShort>(
    `documents${query ? `?${new URLSearchParams({ q: query })}` : ''}`,
    'documents',
  );
  return (
    <div className="view fixed">
      <h1>{t('view.documents')}</h1>
      <LedgerLine />
      <p className="filters">
        <label className="field">
          {t('filter.documents')}
          <input type="search" dir="auto" value={query} onChange={(event) => setQuery(event.target.value)} />
        </label>
        <span className="soft">{pages.total !== null && count('documents', pages.total)}</span>
      </p>
      <PagedRows
        pages={pages}
        height={68}
        label={t('view.documents')}
        none={
          <>
            {t('documents.none')} <a href={href('import')}>{t('view.import')}</a>
          </>
        }
        to={(row) => href('documents', row.number)}
        line={(row) => <DocumentRow row={row} />}
      />
    </div>
  );
}

function DocumentRow({ row }: { row: DocumentShort }) {
  const words = useWords();
  const { t, count, number } = words;
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

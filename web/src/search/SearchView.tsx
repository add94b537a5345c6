// Where are these words, or claims of this kind? Words find documents, filters find claims.
import { useEffect, useRef, useState } from 'react';
import { useResource } from '../api/resource';
import type { Found } from '../api/types';
import { href } from '../app/route';
import { Quoted } from '../parts/Quoted';
import { Empty, Failed, Waiting } from '../parts/Waiting';
import { measure } from '../text/offsets';
import { useWords } from '../words/words';
import { ClaimTable } from './ClaimTable';
import { Filters } from './Filters';
import { useFilters } from './useFilters';

export function SearchView() {
  const { t } = useWords();
  const { q, change } = useFilters();
  const [typed, setTyped] = useState(q);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => setTyped(q), [q]);
  return (
    <div className="view fixed">
      <h1>{t('view.search')}</h1>
      <search>
        <form
          className="ask"
          onSubmit={(event) => {
            event.preventDefault();
            change({ q: typed.trim() });
          }}
        >
          <input
            ref={box}
            id="search-words"
            type="search"
            dir="auto"
            aria-label={t('search.words')}
            placeholder={t('search.words')}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              if (event.target.value === '') change({ q: '' });
            }}
          />
          <button type="submit" className="chief">
            {t('search.go')}
          </button>
        </form>
      </search>
      {q ? (
        <Documents q={q} />
      ) : (
        <>
          <Filters />
          <ClaimTable />
        </>
      )}
    </div>
  );
}

function Documents({ q }: { q: string }) {
  const words = useWords();
  const { t, count } = words;
  const [limit, setLimit] = useState(20);
  const found = useResource<Found>(`search?${new URLSearchParams({ q, limit: String(limit) })}`);
  if (found.error) return <Failed error={found.error} again={found.reload} />;
  if (!found.value) return <Waiting />;
  if (found.value.total === 0) return <Empty>{t('search.none')}</Empty>;
  return (
    <div className="found">
      <p role="status">
        <b>{count('documents', found.value.total)}</b>
      </p>
      <ol>
        {found.value.documents.map((document) => (
          <li key={document.number}>
            <h2>
              <a href={href('documents', document.number)}>
                <Quoted text={document.title ?? document.name} />
              </a>
            </h2>
            <p className="soft">
              {document.outlet && <Quoted text={document.outlet} />}{' '}
              {document.published && words.day(document.published)}
            </p>
            {document.passages.map((passage) => (
              <p key={passage.begin} className="passage" lang="ar" dir="auto">
                <Passage text={passage.text} marks={passage.marks} />
              </p>
            ))}
          </li>
        ))}
      </ol>
      {found.value.documents.length < found.value.total && (
        <button type="button" onClick={() => setLimit(limit + 60)}>
          {t('more')}
        </button>
      )}
    </div>
  );
}

function Passage({ text, marks }: { text: string; marks: [number, number][] }) {
  const offsets = measure(text);
  const cuts: { at: number; text: string; marked: boolean }[] = [];
  let from = 0;
  for (const [begin, end] of marks) {
    const [a, b] = [offsets.toUtf16(begin), offsets.toUtf16(end)];
    if (a > from) cuts.push({ at: from, text: text.slice(from, a), marked: false });
    if (b > a) cuts.push({ at: a, text: text.slice(a, b), marked: true });
    from = Math.max(from, b);
  }
  cuts.push({ at: from, text: text.slice(from), marked: false });
  return cuts.map((cut) =>
    cut.marked ? <mark key={cut.at}>{cut.text}</mark> : <span key={cut.at}>{cut.text}</span>,
  );
}

// One document with its claims: which of its words say what, on whose word, and does it hold?
import { useEffect, useMemo, useState } from 'react';
import { useResource } from '../api/resource';
import type { Claim, DocumentPage, Review } from '../api/types';
import { href, settle, useRoute } from '../app/route';
import { ClaimDesk } from '../claims/ClaimDesk';
import { ClaimLine } from '../claims/ClaimLine';
import { Quoted } from '../parts/Quoted';
import { Empty, Failed, Waiting } from '../parts/Waiting';
import { useWords } from '../words/words';
import { Copies } from './Copies';
import { Warnings } from './Warnings';

// The page with the review of one of its claims replaced.
export function withReview(page: DocumentPage, subject: string, review: Review): DocumentPage {
  const put = (item: DocumentPage['claims'][number]) =>
    item.claim.id === subject ? { ...item, review } : item;
  return { ...page, claims: page.claims.map(put), added: page.added.map(put) };
}

export function DocumentHead({ document }: { document: DocumentPage['document'] }) {
  const words = useWords();
  return (
    <header className="document-head">
      <h1>
        <Quoted text={document.title ?? document.name} />
      </h1>
      <p className="soft">
        {document.outlet && <Quoted text={document.outlet} />}
        {document.published && <span>{words.day(document.published)}</span>}
        <Quoted text={document.name} />
      </p>
    </header>
  );
}

export function DocumentView({ number }: { number: string }) {
  const page = useResource<DocumentPage>(`documents/${encodeURIComponent(number)}`);
  if (page.error) return <Failed error={page.error} again={page.reload} />;
  if (!page.value) return <Waiting />;
  return <Reviewed page={page.value} change={page.change} />;
}

interface Props {
  page: DocumentPage;
  change: (to: (old: DocumentPage) => DocumentPage) => void;
}

function Reviewed({ page, change }: Props) {
  const words = useWords();
  const { t } = words;
  const route = useRoute();
  const [last, setLast] = useState<string | null>(null); // decided last
  const [open, setOpen] = useState(false); // only claims that nobody has settled
  const claims = useMemo(
    () =>
      [...page.claims, ...page.added].sort(
        (a, b) =>
          a.claim.evidence.begin - b.claim.evidence.begin || a.claim.evidence.end - b.claim.evidence.end,
      ),
    [page],
  );
  const wanted = route.query.get('claim');
  const current = claims.find(({ claim }) => claim.id === wanted) ?? claims[0] ?? null;
  const shown = open ? claims.filter((item) => item === current || item.review.state === 'new') : claims;
  const pick = (id: string) => settle(href('documents', page.document.number, { claim: id }));

  function move(step: 1 | -1) {
    const next = shown[shown.indexOf(current as (typeof shown)[number]) + step];
    if (next) pick(next.claim.id);
  }

  useEffect(() => {
    document.querySelector('.claim-list [aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  });

  return (
    <ClaimDesk
      key={page.document.number}
      page={page}
      current={current}
      pick={pick}
      seen={(subject, review) => change((old) => withReview(old, subject, review))}
      added={(claim: Claim, review: Review) => {
        change((old) => ({ ...old, added: [...old.added, { claim, review }] }));
        pick(claim.id);
      }}
      move={move}
      decided={() => {
        setLast(current?.claim.id ?? null);
        move(1);
      }}
      back={() => last && pick(last)}
      head={
        <>
          <DocumentHead document={page.document} />
          <Warnings page={page} />
        </>
      }
      foot={<Copies copies={page.copies} />}
      list={(card) => (
        <section aria-label={words.label('page.claims')}>
          <p className="list-head">
            <b>{words.count('claims', claims.length)}</b>
            <label className="check">
              <input type="checkbox" checked={open} onChange={(event) => setOpen(event.target.checked)} />{' '}
              {t('only_new')}
            </label>
          </p>
          {claims.length === 0 && <Empty>{words.label('page.no_claims')}</Empty>}
          <ol className="claim-list">
            {shown.map((item) => (
              <li key={item.claim.id} aria-current={item === current ? 'true' : undefined}>
                {item === current ? (
                  card
                ) : (
                  <button type="button" onClick={() => pick(item.claim.id)}>
                    <ClaimLine item={item} />
                  </button>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
    />
  );
}

// What needs a person, most pressing first? Claim after claim, each beside its words; one key settles it and shows the next.
import { useEffect, useRef, useState } from 'react';
import { usePages } from '../api/pages';
import { useResource } from '../api/resource';
import type { DocumentPage, QueueRow, Review } from '../api/types';
import { ClaimDesk } from '../claims/ClaimDesk';
import { DocumentHead, withReview } from '../documents/DocumentView';
import { Warnings } from '../documents/Warnings';
import { Choice } from '../parts/Choice';
import { StateMark, TypeMark } from '../parts/marks';
import { Row } from '../parts/PagedRows';
import { Quoted } from '../parts/Quoted';
import { VirtualRows } from '../parts/VirtualRows';
import { Empty, Failed, Waiting } from '../parts/Waiting';
import { saidQuantity } from '../words/said';
import { useWords } from '../words/words';

const reasons = ['low_confidence', 'unlinked_name', 'contradiction', 'second_opinion', 'disputed'] as const;

export function QueueView() {
  const { t, count } = useWords();
  const [reason, setReason] = useState('');
  const pages = usePages<QueueRow>(`queue${reason ? `?reason=${reason}` : ''}`, 'rows', { still: true });
  return (
    <div className="queue">
      <h1 className="unseen">{t('view.queue')}</h1>
      <p className="filters bar">
        <Choice
          inline
          label={t('queue.why')}
          value={reason}
          change={setReason}
          none={t('all')}
          options={reasons.map((name) => [name, t(`reason.${name}`)])}
        />
        <span className="soft">{pages.total !== null && count('claims', pages.total)}</span>
      </p>
      {pages.error && <Failed error={pages.error} />}
      {pages.total === null && !pages.error && <Waiting progress={pages.progress} />}
      {pages.total === 0 && <Empty>{t('queue.done')}</Empty>}
      {(pages.total ?? 0) > 0 && (
        <Sitting key={reason} total={pages.total ?? 0} row={pages.row} want={pages.want} />
      )}
    </div>
  );
}

interface Props {
  total: number;
  row: (index: number) => QueueRow | undefined;
  want: (first: number, last: number) => void;
}

function Sitting({ total, row, want }: Props) {
  const { t, number } = useWords();
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<Map<string, Review>>(new Map());
  const [last, setLast] = useState<number | null>(null); // decided last
  const begun = useRef(Date.now());
  const now = row(at);
  const page = useResource<DocumentPage>(now ? `documents/${now.document}` : null);
  // The text stays until the next one is there: no flicker between claims of one document.
  const [held, setHeld] = useState<DocumentPage | null>(null);
  useEffect(() => {
    if (page.value) setHeld(page.value);
  }, [page.value]);
  const shown = page.value ?? held;
  const move = (step: 1 | -1) => setAt((old) => Math.max(0, Math.min(total - 1, old + step)));
  const current = shown && [...shown.claims, ...shown.added].find(({ claim }) => claim.id === now?.id);

  if (page.error) return <Failed error={page.error} again={page.reload} />;
  if (!shown || !now) return <Waiting />;
  return (
    <ClaimDesk
      key={shown.document.number}
      page={shown}
      current={current ?? null}
      pick={() => undefined}
      seen={(subject, review) => {
        page.change((old) => withReview(old, subject, review));
        setDone((old) => new Map(old).set(subject, review));
      }}
      added={(claim, review) => page.change((old) => ({ ...old, added: [...old.added, { claim, review }] }))}
      move={move}
      decided={() => {
        setLast(at);
        move(1);
      }}
      back={() => last !== null && setAt(last)}
      head={
        <>
          <DocumentHead document={shown.document} />
          <Warnings page={shown} />
        </>
      }
      list={(card) => (
        <>
          <p className="sitting" role="status">
            {t('queue.place', { at: number(at + 1), of: number(total) })} ·{' '}
            {t('queue.pace', { n: number(done.size), minutes: minutes(Date.now() - begun.current) })}
          </p>
          <p className="reasons">
            {now.reasons.map((name) => (
              <span className="tag" key={name}>
                {t(`reason.${name}`)}
              </span>
            ))}
          </p>
          {card}
          <VirtualRows
            className="queue-rows"
            total={total}
            height={44}
            label={t('view.queue')}
            want={want}
            current={at}
            row={(index) => (
              <Row
                row={row(index)}
                line={(claim) => <Line row={claim} review={done.get(claim.id)} pick={() => setAt(index)} />}
              />
            )}
          />
        </>
      )}
    />
  );
}

function minutes(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function Line({ row, review, pick }: { row: QueueRow; review: Review | undefined; pick: () => void }) {
  const words = useWords();
  return (
    <button type="button" className="row claim-line" onClick={pick}>
      <TypeMark type={row.type} />
      <Quoted
        text={
          saidQuantity(row.quantity, words) ||
          words.named(row.target, row.target_en) ||
          words.named(row.initiator, row.initiator_en) ||
          row.evidence
        }
        className="short"
      />
      <StateMark state={review?.state ?? row.state} bare />
    </button>
  );
}

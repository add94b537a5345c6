// Where a claim is checked against its words: the text on one side, the claim on the other, one key for each word.
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Claim, DocumentPage, Review, ReviewedClaim, Span } from '../api/types';
import { stepKeys, useKeys } from '../app/keys';
import { ReadingText } from '../documents/ReadingText';
import { notify } from '../parts/notices';
import { measure } from '../text/offsets';
import { findWords, trimmed } from '../text/selection';
import { useWords } from '../words/words';
import { type Act, ClaimCard } from './ClaimCard';
import * as edit from './edit';
import { NoteDialog } from './NoteDialog';
import { SlotEditor } from './SlotEditor';
import { useDecisions } from './useDecisions';

interface Props {
  page: DocumentPage;
  current: ReviewedClaim | null;
  pick: (id: string) => void;
  seen: (subject: string, review: Review) => void;
  added: (claim: Claim, review: Review) => void;
  move: (step: 1 | -1) => void;
  decided: () => void; // after a word that settles the claim
  back: () => void; // to the claim that was decided last: another word may replace the first
  head: ReactNode;
  list: (card: ReactNode) => ReactNode;
  foot?: ReactNode;
}

export function ClaimDesk({
  page,
  current,
  pick,
  seen,
  added,
  move,
  decided,
  back,
  head,
  list,
  foot,
}: Props) {
  const { t } = useWords();
  const text = page.document.text;
  const offsets = useMemo(() => measure(text), [text]);
  const claims = useMemo(() => [...page.claims, ...page.added], [page]);
  const [draft, setDraft] = useState<{ claim: Claim; isNew: boolean } | null>(null);
  const [slot, setSlot] = useState<edit.SpanSlot | null>(null);
  const [selection, setSelection] = useState<Span | null>(null);
  const [asking, setAsking] = useState<'dispute' | 'note' | 'second_opinion' | null>(null);
  const [explained, setExplained] = useState(false);
  const decisions = useDecisions(seen);

  const spanOf = useCallback(
    (found: { begin: number; end: number } | null): Span | null => {
      const span = found && trimmed(text, found.begin, found.end);
      return (
        span && {
          text: text.slice(span.begin, span.end),
          begin: offsets.toByte(span.begin),
          end: offsets.toByte(span.end),
        }
      );
    },
    [text, offsets],
  );

  function select(found: { begin: number; end: number } | null) {
    const span = spanOf(found);
    if (draft && slot && span) {
      setDraft({ ...draft, claim: edit.applySpan(draft.claim, slot, span) });
      window.getSelection()?.removeAllRanges();
    } else if (!draft) setSelection(span);
  }

  function find(words: string): boolean {
    if (!draft || !slot) return false;
    const span = spanOf(findWords(text, words, offsets.toUtf16(draft.claim.evidence.begin)));
    if (span) setDraft({ ...draft, claim: edit.applySpan(draft.claim, slot, span) });
    return span !== null;
  }

  function say(kind: Exclude<Act, 'correct'>, note = '') {
    if (!current || decisions.busy) return;
    const content: Record<string, unknown> = note ? { note } : {};
    const settles = kind !== 'note';
    void decisions.say(
      { subject: current.claim.id, kind, content },
      current.review.revision,
      () => settles && decided(),
    );
  }

  function act(kind: Act) {
    if (!current) return;
    if (kind === 'correct') {
      setDraft({ claim: current.review.claim ?? current.claim, isNew: false });
      setSlot(null);
    } else if (kind === 'dispute' || kind === 'note') setAsking(kind);
    else say(kind);
  }

  function startClaim() {
    if (!selection) return notify(t('add.select'), true);
    setDraft({
      claim: edit.newClaim(page.document, selection, current?.claim.type ?? 'casualty.killed'),
      isNew: true,
    });
    setSelection(null);
    setSlot('trigger');
  }

  async function save() {
    if (!draft || decisions.busy) return;
    const close = () => {
      setDraft(null);
      setSlot(null);
    };
    if (draft.isNew) {
      const claim = await edit.withId(draft.claim);
      await decisions.say({ subject: claim.id, kind: 'add', content: { claim } }, 'none', (review) => {
        close();
        added(claim, review);
      });
    } else if (current) {
      const word = { subject: current.claim.id, kind: 'correct', content: { claim: draft.claim } };
      await decisions.say(word, current.review.revision, () => {
        close();
        decided();
      });
    }
  }

  useKeys(
    {
      ...stepKeys(move),
      u: back,
      a: () => act('accept'),
      r: () => act('reject'),
      e: () => act('correct'),
      d: () => act('dispute'),
      o: () => act('second_opinion'),
      n: () => act('note'),
      x: () => setExplained(!explained),
      c: startClaim,
    },
    draft === null && asking === null,
  );

  const card = draft ? (
    <SlotEditor
      draft={draft.claim}
      isNew={draft.isNew}
      change={(claim) => setDraft({ ...draft, claim })}
      slot={slot}
      choose={setSlot}
      find={find}
      save={() => void save()}
      cancel={() => setDraft(null)}
      busy={decisions.busy}
    />
  ) : (
    current && (
      <ClaimCard
        key={current.claim.id}
        item={current}
        act={act}
        busy={decisions.busy}
        explained={explained}
        explain={() => setExplained(!explained)}
      />
    )
  );

  return (
    <div className={draft ? 'desk drafting' : 'desk'}>
      <section className="pane text-pane" tabIndex={0} aria-label={t('document.text')}>
        {head}
        <ReadingText
          text={text}
          offsets={offsets}
          claims={claims}
          current={draft?.claim ?? (current ? (current.review.claim ?? current.claim) : null)}
          pick={draft ? () => undefined : pick}
          select={select}
        />
        {selection && !draft && (
          <p className="selected-words">
            <button type="button" className="chief" onClick={startClaim} aria-keyshortcuts="c">
              {t('add.here')} <kbd>c</kbd>
            </button>
          </p>
        )}
        {foot}
      </section>
      <div className="pane side-pane">{draft?.isNew ? card : list(card)}</div>
      {asking && (
        <NoteDialog
          kind={asking}
          close={() => setAsking(null)}
          send={(note) => {
            setAsking(null);
            say(asking, note);
          }}
        />
      )}
      {decisions.dialog}
    </div>
  );
}

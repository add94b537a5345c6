// How is a reviewer's word said, and what if another spoke first? The other's decision is shown before anything is written.
import { type ReactNode, useState } from 'react';
import { decide, Refusal, type Word } from '../api/client';
import type { Review } from '../api/types';
import { notify } from '../parts/notices';
import { said } from '../parts/Waiting';
import { useWords } from '../words/words';
import { Conflict } from './Conflict';

export interface Decisions {
  busy: boolean;
  say: (word: Word, revision: string, done: (review: Review) => void) => Promise<boolean>;
  dialog: ReactNode;
}

interface Clash {
  word: Word;
  theirs: Review;
  done: (review: Review) => void;
}

export function useDecisions(seen: (subject: string, review: Review) => void): Decisions {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [clash, setClash] = useState<Clash | null>(null);

  async function say(word: Word, revision: string, done: (review: Review) => void): Promise<boolean> {
    setBusy(true);
    try {
      const review = await decide(word, revision);
      seen(word.subject, review);
      notify(t('decided', { kind: t(`kind.${word.kind}` as 'kind.accept') }));
      done(review);
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.status === 412 && error.review) {
        seen(word.subject, error.review);
        setClash({ word, theirs: error.review, done });
      } else notify(`${t('not_decided')} ${said(error, t)}`, true);
      return false;
    } finally {
      setBusy(false);
    }
  }

  const dialog = clash && (
    <Conflict
      mine={clash.word}
      theirs={clash.theirs}
      keep={() => {
        setClash(null);
        clash.done(clash.theirs);
      }}
      insist={() => {
        setClash(null);
        void say(clash.word, clash.theirs.revision, clash.done);
      }}
      close={() => setClash(null)}
    />
  );
  return { busy, say, dialog };
}

// Which words of the text fill this slot? Press and select them in the text, or type them here.
import { useState } from 'react';
import { useWords } from '../words/words';
import type { SpanSlot } from './edit';

interface Props {
  name: SpanSlot;
  slot: SpanSlot | null;
  choose: (slot: SpanSlot | null) => void;
  find: (words: string) => boolean;
}

export function WordsBox({ name, slot, choose, find }: Props) {
  const { t, label } = useWords();
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const open = slot === name;
  const title =
    name === 'trigger' ? t('trigger') : label(`slot.${name === 'attribution' ? 'speaker' : name}`);
  return (
    <div className="words-box">
      <button type="button" className="small" aria-pressed={open} onClick={() => choose(open ? null : name)}>
        {name === 'trigger' ? (
          `${t('pick.words')}: ${title}`
        ) : (
          <>
            {t('pick.words')} <span className="unseen">{title}</span>
          </>
        )}
      </button>
      {open && (
        <input
          dir="auto"
          lang="ar"
          // biome-ignore lint/a11y/noAutofocus: opened by the reviewer in order to type here
          autoFocus
          aria-label={t('pick.type', { slot: title })}
          placeholder={t('pick.hint')}
          value={typed}
          aria-invalid={missing}
          onChange={(event) => {
            setTyped(event.target.value);
            setMissing(false);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey) return;
            event.preventDefault();
            if (typed.trim() && find(typed.trim())) setTyped('');
            else setMissing(true);
          }}
        />
      )}
    </div>
  );
}

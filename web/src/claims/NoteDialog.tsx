// A word that needs words: why is it disputed, what is noted?
import { useState } from 'react';
import { Dialog } from '../parts/Dialog';
import { useWords } from '../words/words';

interface Props {
  kind: 'dispute' | 'note' | 'second_opinion';
  send: (note: string) => void;
  close: () => void;
}

export function NoteDialog({ kind, send, close }: Props) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const needed = kind !== 'second_opinion';
  return (
    <Dialog title={t(`do.${kind}`)} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!needed || note.trim()) send(note.trim());
        }}
      >
        <label className="field">
          {t(`note.${kind}`)}
          <textarea
            dir="auto"
            rows={4}
            maxLength={4000}
            value={note}
            required={needed}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                event.currentTarget.form?.requestSubmit();
            }}
          />
        </label>
        <p className="buttons">
          <button type="submit" className="chief">
            {t('save')}
          </button>
          <button type="button" onClick={close}>
            {t('cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

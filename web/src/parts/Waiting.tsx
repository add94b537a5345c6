// What stands where an answer is awaited, failed, or is empty?
import type { ReactNode } from 'react';
import { type Progress, Refusal } from '../api/client';
import { en, type Key } from '../words/en';
import { useWords } from '../words/words';

export function Waiting({ progress }: { progress?: Progress | null }) {
  const { t, number } = useWords();
  return (
    <p className="waiting" role="status">
      {progress ? t(`preparing.${progress.step}`) : t('wait')}
      {progress?.step === 'claims' && progress.of > 0 && (
        <>
          {' '}
          {number(progress.done)} / {number(progress.of)}{' '}
          <progress max={progress.of} value={progress.done} aria-label={t('preparing.claims')} />
        </>
      )}
    </p>
  );
}

// Why it failed, in the page's language where the reason is a known one.
export function said(error: unknown, t: (key: Key) => string): string {
  const key = error instanceof Refusal ? (`error.${error.id}` as Key) : null;
  if (key && key in en.words) return t(key);
  return error instanceof Error ? error.message : String(error);
}

export function Failed({ error, again }: { error: Error; again?: () => void }) {
  const { t } = useWords();
  return (
    <div className="failed" role="alert">
      <p>{t('failed')}</p>
      <p className="soft">{said(error, t)}</p>
      {again && (
        <button type="button" onClick={again}>
          {t('again')}
        </button>
      )}
    </div>
  );
}

export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}

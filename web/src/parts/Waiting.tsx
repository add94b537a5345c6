// What stands where an answer is awaited, failed, or is empty?
import type { ReactNode } from 'react';
import { useWords } from '../words/words';

export function Waiting() {
  const { t } = useWords();
  return (
    <p className="waiting" role="status">
      {t('wait')}
    </p>
  );
}

export function Failed({ error, again }: { error: Error; again?: () => void }) {
  const { t } = useWords();
  return (
    <div className="failed" role="alert">
      <p>{t('failed')}</p>
      <p className="soft">{error.message}</p>
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

// What in this document may deceive the eye? What the server found, and what the page itself had to mark.
import type { DocumentPage } from '../api/types';
import { dangers } from '../text/controls';
import { useWords } from '../words/words';

type Found = Pick<DocumentPage['warnings'][number], 'reason' | 'field'>;

function found(page: DocumentPage): Found[] {
  const fields = ['text', 'title', 'outlet', 'name', 'url'] as const;
  const own = fields.flatMap((field) =>
    dangers(page.document[field] ?? '').map((reason) => ({ reason, field })),
  );
  const told = new Set(page.warnings.map(({ reason, field }) => `${reason} ${field}`));
  return [...page.warnings, ...own.filter(({ reason, field }) => !told.has(`${reason} ${field}`))];
}

export function Warnings({ page }: { page: DocumentPage }) {
  const { t, number, list } = useWords();
  const reasons = Map.groupBy(found(page), ({ reason }) => reason);
  if (reasons.size === 0) return null;
  return (
    <aside className="warnings" aria-label={t('warnings')}>
      <ul>
        {[...reasons].map(([reason, all]) => (
          <li key={reason}>
            {t(`warning.${reason}`)}{' '}
            <small>
              {list(
                [...Map.groupBy(all, ({ field }) => field)].map(
                  ([field, same]) =>
                    t(`field.${field}`) + (same.length > 1 ? ` × ${number(same.length)}` : ''),
                ),
              )}
            </small>
          </li>
        ))}
      </ul>
    </aside>
  );
}

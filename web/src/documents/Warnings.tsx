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
  const { t, number } = useWords();
  const kinds = Map.groupBy(found(page), ({ reason, field }) => `${reason} ${field}`);
  if (kinds.size === 0) return null;
  return (
    <aside className="warnings" aria-label={t('warnings')}>
      <ul>
        {[...kinds].map(([kind, [first, ...others]]) => (
          <li key={kind}>
            {first && t(`warning.${first.reason}`)} <small>{first && t(`field.${first.field}`)}</small>
            {others.length > 0 && <b> × {number(others.length + 1)}</b>}
          </li>
        ))}
      </ul>
    </aside>
  );
}

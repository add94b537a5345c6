// Which claims speak of one event, and where do the voices contradict each other?
import { useState } from 'react';
import { usePages } from '../api/pages';
import type { IncidentShort } from '../api/types';
import { useKeys } from '../app/keys';
import { go, href } from '../app/route';
import { TypeMark } from '../parts/marks';
import { Quoted } from '../parts/Quoted';
import { VirtualRows } from '../parts/VirtualRows';
import { Empty, Failed, Waiting } from '../parts/Waiting';
import { families } from '../words/labels';
import { saidDays } from '../words/said';
import { useWords } from '../words/words';

export function IncidentList() {
  const { t, count, label } = useWords();
  const [contested, setContested] = useState(false);
  const [type, setType] = useState('');
  const [at, setAt] = useState(0);
  const query = new URLSearchParams({ ...(contested && { contested: 'true' }), ...(type && { type }) });
  const pages = usePages<IncidentShort>(`incidents?${query}`, 'incidents');
  const total = pages.total ?? 0;
  const step = (by: number) => setAt(Math.max(0, Math.min(total - 1, at + by)));
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => {
      const row = pages.row(at);
      if (row) go(href('incidents', row.id));
    },
  });
  return (
    <div className="view fixed">
      <h1>{t('view.incidents')}</h1>
      <p className="filters">
        <label className="field">
          {t('filter.type')}
          <select value={type} onChange={(event) => setType(event.target.value)}>
            <option value="">{t('all')}</option>
            {families.map((family) => (
              <option key={family} value={family}>
                {label(`family.${family}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={contested}
            onChange={(event) => setContested(event.target.checked)}
          />{' '}
          {t('incidents.contested')}
        </label>
        <span className="soft">{pages.total !== null && count('incidents', total)}</span>
      </p>
      {pages.error && <Failed error={pages.error} />}
      {pages.total === null && <Waiting />}
      {pages.total === 0 && !pages.error && <Empty>{t('incidents.none')}</Empty>}
      {total > 0 && (
        <VirtualRows
          total={total}
          height={60}
          label={t('view.incidents')}
          want={pages.want}
          current={at}
          row={(index) => <IncidentLine row={pages.row(index)} />}
        />
      )}
    </div>
  );
}

export function extent(row: IncidentShort, number: (n: number) => string): string {
  const { low, high } = row;
  if (low === null && high === null) return '';
  if (low === high || high === null) return number(low ?? 0) + (high === null ? '+' : '');
  return `${number(low ?? 0)}–${number(high)}`;
}

function IncidentLine({ row }: { row: IncidentShort | undefined }) {
  const words = useWords();
  const { count, label, number } = words;
  if (!row) return <span className="row loading" aria-hidden="true" />;
  return (
    <a className="row incident-row" href={href('incidents', row.id)}>
      <TypeMark type={row.type} />
      <b className="figure">{extent(row, number)}</b>
      <span>{row.place && <Quoted text={row.place} />}</span>
      <span className="soft">{saidDays(row.first_day, row.last_day, words)}</span>
      <span className="soft">{count('voices', row.voices)}</span>
      <span className="contested">
        {row.contested.length > 0 && (
          <>
            <b aria-hidden="true">≠</b> {words.list(row.contested.map((slot) => label(`slot.${slot}`)))}
          </>
        )}
      </span>
    </a>
  );
}

// Which claims speak of one event, and where do the voices contradict each other?
import { useState } from 'react';
import { usePages } from '../api/pages';
import type { IncidentShort } from '../api/types';
import { href } from '../app/route';
import { Choice } from '../parts/Choice';
import { TypeMark } from '../parts/marks';
import { PagedRows } from '../parts/PagedRows';
import { Quoted } from '../parts/Quoted';
import { families } from '../words/labels';
import { saidDays } from '../words/said';
import { useWords } from '../words/words';

export function IncidentList() {
  const { t, count, label } = useWords();
  const [contested, setContested] = useState(false);
  const [type, setType] = useState('');
  const query = new URLSearchParams({ ...(contested && { contested: 'true' }), ...(type && { type }) });
  const pages = usePages<IncidentShort>(`incidents?${query}`, 'incidents');
  return (
    <div className="view fixed">
      <h1>{t('view.incidents')}</h1>
      <p className="filters">
        <Choice
          label={t('filter.type')}
          value={type}
          change={setType}
          none={t('all')}
          options={families.map((family) => [family, label(`family.${family}`)])}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={contested}
            onChange={(event) => setContested(event.target.checked)}
          />{' '}
          {t('incidents.contested')}
        </label>
        <span className="soft">{pages.total !== null && count('incidents', pages.total)}</span>
      </p>
      <PagedRows
        pages={pages}
        height={60}
        label={t('view.incidents')}
        none={t('incidents.none')}
        to={(row) => href('incidents', row.id)}
        line={(row) => <IncidentLine row={row} />}
      />
    </div>
  );
}

export function extent(row: IncidentShort, number: (n: number) => string): string {
  const { low, high } = row;
  if (low === null && high === null) return '';
  if (low === high || high === null) return number(low ?? 0) + (high === null ? '+' : '');
  return `${number(low ?? 0)}–${number(high)}`;
}

function IncidentLine({ row }: { row: IncidentShort }) {
  const words = useWords();
  const { count, label, number } = words;
  return (
    <a className="row incident-row" href={href('incidents', row.id)}>
      <TypeMark type={row.type} />
      <b className="figure">{extent(row, number)}</b>
      <span>{row.place && <Quoted text={words.named(row.place, row.place_en)} />}</span>
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

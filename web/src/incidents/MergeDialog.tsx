// Which other incident is the same event? Those of near days and the same place come first.
import { useMemo, useState } from 'react';
import { get } from '../api/client';
import { useResource } from '../api/resource';
import type { Incident, IncidentList, IncidentPage, IncidentShort } from '../api/types';
import { Dialog } from '../parts/Dialog';
import { TypeMark } from '../parts/marks';
import { notify } from '../parts/notices';
import { Quoted } from '../parts/Quoted';
import { Waiting } from '../parts/Waiting';
import { saidDays } from '../words/said';
import { useWords } from '../words/words';
import { extent } from './IncidentList';

interface Props {
  incident: Incident;
  merge: (claims: string[]) => void;
  close: () => void;
}

function days(a: string | null, b: string | null): number {
  return a && b ? Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000 : 30;
}

export function MergeDialog({ incident, merge, close }: Props) {
  const words = useWords();
  const { t, number } = words;
  const all = useResource<IncidentList>('incidents?limit=1000');
  const [asked, setAsked] = useState('');
  const near = useMemo(() => {
    const far = (row: IncidentShort) =>
      days(row.first_day, incident.first_day) +
      (row.place === incident.place?.name ? 0 : 10) +
      (row.type === incident.type ? 0 : 5);
    return (all.value?.incidents ?? [])
      .filter(
        (row) =>
          row.id !== incident.id &&
          `${row.place ?? ''} ${row.place_en ?? ''} ${words.label(row.type)}`.includes(asked),
      )
      .sort((a, b) => far(a) - far(b))
      .slice(0, 30);
  }, [all.value, incident, asked, words]);

  async function take(row: IncidentShort) {
    try {
      const page = await get<IncidentPage>(`incidents/${row.id}`);
      merge(page.incident.claims);
    } catch (error) {
      notify(String(error), true);
    }
  }

  return (
    <Dialog title={t('merge.title')} close={close} wide>
      <label className="field">
        {t('merge.filter')}
        <input type="search" dir="auto" value={asked} onChange={(event) => setAsked(event.target.value)} />
      </label>
      {!all.value && <Waiting progress={all.progress} />}
      <ul className="merge-list">
        {near.map((row) => (
          <li key={row.id}>
            <button type="button" className="row incident-row" onClick={() => void take(row)}>
              <TypeMark type={row.type} />
              <b className="figure">{extent(row, number)}</b>
              <span>{row.place && <Quoted text={words.named(row.place, row.place_en)} />}</span>
              <span className="soft">{saidDays(row.first_day, row.last_day, words)}</span>
              <span className="soft">{words.count('voices', row.voices)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

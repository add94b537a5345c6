// Where is it said to have happened, and how precisely is that known? What has no position is listed, not placed.
import { useMemo, useState } from 'react';
import { useAllRows } from '../api/allRows';
import { href } from '../app/route';
import { Quoted } from '../parts/Quoted';
import { Empty, Failed, Waiting } from '../parts/Waiting';
import { Filters } from '../search/Filters';
import { useFilters } from '../search/useFilters';
import { useWords } from '../words/words';
import { type Cluster, spotsOf } from './cluster';
import { Land } from './Land';

export function MapView() {
  const words = useWords();
  const { t, count } = words;
  const { query } = useFilters();
  const { rows, error } = useAllRows(query);
  const found = useMemo(() => spotsOf(rows ?? []), [rows]);
  const [chosen, setChosen] = useState<Cluster | null>(null);
  return (
    <div className="view fixed">
      <h1>{t('view.map')}</h1>
      <Filters />
      {error && <Failed error={error} />}
      {!rows && !error && <Waiting />}
      {rows?.length === 0 && <Empty>{t('search.none')}</Empty>}
      {rows && rows.length > 0 && (
        <div className="map-grid">
          <Land spots={found.spots} chosen={chosen} choose={setChosen} />
          <aside className="map-side" aria-label={t('map.places')}>
            <h2>{chosen ? t('map.chosen') : t('map.places')}</h2>
            <ul className="places">
              {[...(chosen?.spots ?? found.spots)]
                .sort((a, b) => b.claims - a.claims)
                .map((spot) => (
                  <li key={spot.key}>
                    <a href={href('search', '', { place: spot.name })}>
                      <Quoted text={spot.name} />
                    </a>
                    <small className="soft">
                      {count('claims', spot.claims)} · ± {distance(spot.radius_m, words.number, t)}
                    </small>
                  </li>
                ))}
            </ul>
            {!chosen && (
              <>
                <h2>{t('map.unlocated')}</h2>
                <p className="soft small">{t('map.unlocated_note')}</p>
                <ul className="places">
                  {found.unlocated.map(([name, n]) => (
                    <li key={name}>
                      <a href={href('search', '', { place: name })}>
                        <Quoted text={name} />
                      </a>
                      <small className="soft">{count('claims', n)}</small>
                    </li>
                  ))}
                  {found.unsaid > 0 && (
                    <li>
                      <span>{words.label('value.not_stated')}</span>
                      <small className="soft">{count('claims', found.unsaid)}</small>
                    </li>
                  )}
                </ul>
              </>
            )}
          </aside>
        </div>
      )}
    </div>
  );
}

function distance(
  metres: number,
  number: (n: number) => string,
  t: (key: 'km' | 'metres') => string,
): string {
  return metres >= 1000
    ? `${number(Math.round(metres / 1000))} ${t('km')}`
    : `${number(metres)} ${t('metres')}`;
}

// When is it said to have happened? Claims by day and kind; what names no day is counted apart.
import { useMemo, useState } from 'react';
import { useAllRows } from '../api/allRows';
import { href } from '../app/route';
import { Empty, Failed, Waiting } from '../parts/Waiting';
import { Filters } from '../search/Filters';
import { useFilters } from '../search/useFilters';
import { families } from '../words/labels';
import { useWords } from '../words/words';
import { type Bar, bars, endOf, type Step, usualStep } from './days';

const steps: Step[] = ['day', 'week', 'month', 'year'];

export function TimelineView() {
  const { t, count, label } = useWords();
  const { query, values } = useFilters();
  const { rows, error } = useAllRows(query);
  const [wanted, setWanted] = useState<Step | null>(null);
  const step = wanted ?? usualStep(rows ?? []);
  const made = useMemo(() => bars(rows ?? [], step), [rows, step]);
  const largest = Math.max(1, ...made.bars.map((bar) => bar.total));
  const present = families.filter((family) => made.bars.some((bar) => bar.counts.has(family)));
  return (
    <div className="view fixed">
      <h1>{t('view.timeline')}</h1>
      <Filters />
      {error && <Failed error={error} />}
      {!rows && !error && <Waiting />}
      {rows?.length === 0 && <Empty>{t('search.none')}</Empty>}
      {rows && rows.length > 0 && (
        <>
          <p className="table-head">
            <b>{count('claims', rows.length)}</b>
            <span className="soft">
              {t('timeline.coarse', { n: made.coarse })} · {t('timeline.undated', { n: made.undated })}
            </span>
            <label className="field inline">
              {t('timeline.step')}
              <select value={step} onChange={(event) => setWanted(event.target.value as Step)}>
                {steps.map((name) => (
                  <option key={name} value={name}>
                    {t(`step.${name}`)}
                  </option>
                ))}
              </select>
            </label>
          </p>
          <ul className="legend">
            {present.map((family) => (
              <li key={family} className={`f-${family}`}>
                <i aria-hidden="true" /> {label(`family.${family}`)}
              </li>
            ))}
          </ul>
          <section className="timeline" aria-label={t('view.timeline')} tabIndex={0}>
            <ol>
              {made.bars.map((bar) => (
                <Column key={bar.start} bar={bar} step={step} largest={largest} filters={values} />
              ))}
            </ol>
          </section>
        </>
      )}
    </div>
  );
}

interface Props {
  bar: Bar;
  step: Step;
  largest: number;
  filters: Record<string, string>;
}

function Column({ bar, step, largest, filters }: Props) {
  const words = useWords();
  const named =
    step === 'year' ? bar.start.slice(0, 4) : words.day(step === 'month' ? bar.start.slice(0, 7) : bar.start);
  const parts = families.filter((family) => bar.counts.has(family));
  const said = words.list(
    parts.map((family) => `${words.label(`family.${family}`)} ${words.number(bar.counts.get(family) ?? 0)}`),
  );
  return (
    <li className={bar.gap ? 'gap' : undefined}>
      <a
        href={href('search', '', { ...filters, from: bar.start, to: endOf(bar.start, step) })}
        tabIndex={bar.total === 0 ? -1 : undefined}
      >
        <span className="stack">
          <b>{bar.total > 0 && words.number(bar.total)}</b>
          {parts.map((family) => (
            <i
              key={family}
              className={`f-${family}`}
              style={{ blockSize: `${((bar.counts.get(family) ?? 0) / largest) * 88}%` }}
            />
          ))}
        </span>
        <span className="day">{named}</span>
        <span className="unseen">{said}</span>
      </a>
    </li>
  );
}

// By what can claims be chosen? Each filter is one field; what is typed is asked for a moment later.
import { useEffect, useState } from 'react';
import { Choice, TypeChoice, useCodes } from '../parts/Choice';
import { states } from '../parts/marks';
import { useWords } from '../words/words';
import { type FilterName, useFilters } from './useFilters';

const more: FilterName[] = [
  'within',
  'near',
  'actor',
  'speaker',
  'camp',
  'modality',
  'min',
  'max',
  'confidence',
];

export function Filters() {
  const { t, label } = useWords();
  const named = useCodes();
  const { values, change } = useFilters();
  const typed = (name: FilterName, type = 'text') => (
    <TypedFilter
      key={name}
      name={name}
      type={type}
      value={values[name] ?? ''}
      change={(value) => change({ [name]: value })}
    />
  );
  return (
    <search className="filters">
      <TypeChoice all value={values.type ?? ''} change={(type) => change({ type })} />
      <Choice
        label={t('filter.state')}
        value={values.state ?? ''}
        change={(state) => change({ state })}
        none={t('all')}
        options={states.map((state) => [state, t(`state.${state}`)])}
      />
      {typed('place')}
      {typed('from', 'day')}
      {typed('to', 'day')}
      {typed('text')}
      <details className="more" open={more.some((name) => values[name])}>
        <summary>{t('filter.more')}</summary>
        <div>
          {typed('within')}
          {typed('near')}
          {typed('actor')}
          {typed('speaker')}
          {typed('camp')}
          <Choice
            label={label('slot.modality')}
            value={values.modality ?? ''}
            change={(modality) => change({ modality })}
            none={t('all')}
            options={named('modality')}
          />
          {typed('min', 'number')}
          {typed('max', 'number')}
          {typed('confidence', 'number')}
        </div>
      </details>
    </search>
  );
}

interface TypedProps {
  name: FilterName;
  type: string;
  value: string;
  change: (value: string) => void;
}

function TypedFilter({ name, type, value, change }: TypedProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the wait
  useEffect(() => {
    if (typed === value) return;
    if (type === 'day' && !/^(\d{4}-\d{2}-\d{2})?$/.test(typed.trim())) return;
    const wait = setTimeout(() => change(typed.trim()), 250);
    return () => clearTimeout(wait);
  }, [typed]);
  return (
    <label className="field">
      {t(`filter.${name}` as 'filter.place')}
      <input
        type={type === 'day' ? 'text' : type}
        inputMode={type === 'day' ? 'numeric' : undefined}
        dir={type === 'text' && name !== 'near' ? 'auto' : 'ltr'}
        step={name === 'confidence' ? 0.05 : undefined}
        placeholder={name === 'near' ? '33.5,36.3,20' : type === 'day' ? '2021-03-11' : undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </label>
  );
}

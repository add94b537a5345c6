// One of several codes, under their names: a field of a form or a filter.
import { codes, families, types } from '../words/labels';
import { useWords } from '../words/words';

interface Props {
  label: string;
  value: string;
  change: (value: string) => void;
  options: (readonly [code: string, name: string])[];
  none?: string; // what the empty choice is called, if there is one
  inline?: boolean;
}

export function Choice({ label, value, change, options, none, inline }: Props) {
  return (
    <label className={inline ? 'field inline' : 'field'}>
      {label}
      <select value={value} onChange={(event) => change(event.target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

// The codes of a slot, as the program's outputs call them.
export function useCodes(): (slot: string) => [string, string][] {
  const { label } = useWords();
  return (slot) => codes(slot).map((code) => [code, label(`${slot}.${code}`)]);
}

// What kind of event: by family. With `all`, a whole family can be chosen too, or every kind.
export function TypeChoice({
  value,
  change,
  all,
}: {
  value: string;
  change: (type: string) => void;
  all?: boolean;
}) {
  const { t, label } = useWords();
  return (
    <label className="field">
      {all ? t('filter.type') : label('slot.type')}
      <select value={value} onChange={(event) => change(event.target.value)}>
        {all && <option value="">{t('all')}</option>}
        {families.map((family) => (
          <optgroup key={family} label={label(`family.${family}`)}>
            {all && (
              <option value={family}>
                {label(`family.${family}`)} – {t('all')}
              </option>
            )}
            {types
              .filter((type) => type.startsWith(`${family}.`))
              .map((type) => (
                <option key={type} value={type}>
                  {label(type)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

// In which words does the page speak? Two dictionaries of the same keys, numbers and days as the language writes them.
import { usePreferences } from '../app/preferences';
import { ar } from './ar';
import { type Dictionary, en, type Key, type Noun } from './en';
import { fill, type Values } from './fill';
import { camps, labels } from './labels';

export interface Words {
  language: 'ar' | 'en';
  rtl: boolean;
  t: (key: Key, values?: Values) => string;
  count: (noun: Noun, n: number) => string;
  label: (id: string) => string;
  camp: (id: string) => string;
  number: (n: number) => string;
  day: (iso: string) => string;
  days: (first: string, last: string) => string;
  list: (items: string[]) => string;
  // What a row says of a slot, by the slot's own name and its English one.
  named: (name: string | null, english: string | null) => string;
  name: (thing: { name?: string | null; name_en?: string | null; text?: string }) => string;
}

export function makeWords(language: 'ar' | 'en'): Words {
  const dictionary: Dictionary = language === 'ar' ? ar : en;
  // Western digits and the Gregorian calendar, said outright: `ar` alone may choose others.
  const locale = language === 'ar' ? 'ar-u-ca-gregory-nu-latn' : 'en-GB-u-ca-gregory-nu-latn';
  const numbers = new Intl.NumberFormat(locale);
  const days = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const plural = new Intl.PluralRules(language);
  const number = (n: number) => numbers.format(n);
  return {
    language,
    rtl: language === 'ar',
    t: (key, values) => (values ? fill(dictionary.words[key], values) : dictionary.words[key]),
    count: (noun, n) => {
      const forms = dictionary.nouns[noun];
      return fill(forms[plural.select(n)] ?? forms.other, { n: number(n) });
    },
    label: (id) => labels.get(id)?.[language] ?? (id.split('.').at(-1) ?? id).replaceAll('_', ' '),
    camp: (id) => camps.get(id)?.[language] ?? id.replaceAll('_', ' '),
    number,
    day: (iso) => dayWords(iso, days, months),
    days: (first, last) => rangeWords(first, last, days, months),
    list: (items) => items.join(language === 'ar' ? '، ' : ', '),
    named: (name, english) => (language === 'en' && english) || (name ?? ''),
    name: (thing) => (language === 'en' && thing.name_en ? thing.name_en : (thing.name ?? thing.text ?? '')),
  };
}

// A day, month or year; anything else as it is written.
function dayWords(iso: string, days: Intl.DateTimeFormat, months: Intl.DateTimeFormat): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(iso) ?? [];
  if (!year || !month || iso.includes('/')) return iso;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return day ? days.format(at) : months.format(at);
}

// Two days as one range, a whole month as the month.
function rangeWords(
  first: string,
  last: string,
  days: Intl.DateTimeFormat,
  months: Intl.DateTimeFormat,
): string {
  const [from, to] = [new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`)];
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return `${first} – ${last}`;
  const after = new Date(to.getTime() + 86_400_000);
  const whole = from.getUTCDate() === 1 && after.getUTCDate() === 1;
  if (whole && from.getUTCFullYear() === to.getUTCFullYear()) {
    if (from.getUTCMonth() === to.getUTCMonth()) return months.format(from);
    if (from.getUTCMonth() === 0 && to.getUTCMonth() === 11) return first.slice(0, 4);
  }
  return days.formatRange(from, to);
}

const both = { ar: makeWords('ar'), en: makeWords('en') };

export function useWords(): Words {
  return both[usePreferences().language];
}

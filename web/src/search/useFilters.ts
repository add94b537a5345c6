// Which claims are asked for? The filters are the address, so that a view can be kept and sent.
import { useMemo } from 'react';
import { href, settle, useRoute } from '../app/route';

export const filterNames = [
  'type',
  'state',
  'modality',
  'place',
  'within',
  'near',
  'actor',
  'speaker',
  'camp',
  'from',
  'to',
  'min',
  'max',
  'confidence',
  'text',
  'sort',
] as const;
export type FilterName = (typeof filterNames)[number];
export type FilterValues = Partial<Record<FilterName, string>>;

export function useFilters() {
  const route = useRoute();
  const key = route.query.toString();
  return useMemo(() => {
    const all = new URLSearchParams(key);
    const values: FilterValues = {};
    for (const name of filterNames) if (all.get(name)) values[name] = all.get(name) ?? '';
    const change = (part: Record<string, string>) =>
      settle(href(route.view, route.id, { ...Object.fromEntries(all), ...part }));
    return {
      values,
      query: new URLSearchParams(values as Record<string, string>).toString(),
      change,
      q: all.get('q') ?? '',
    };
  }, [key, route.view, route.id]);
}

// How are a hundred thousand rows read? In pages of `size`, each asked for when it comes into view, none twice.
import { useCallback, useEffect, useRef, useState } from 'react';
import { get, type Progress, Refusal } from './client';

export interface Paged<Row> {
  total: number | null;
  error: Error | null;
  progress: Progress | null; // of what is being prepared
  row: (index: number) => Row | undefined;
  want: (first: number, last: number) => void;
}

interface Held<Row> {
  path: string;
  total: number | null;
  error: Error | null;
  progress: Progress | null;
  pages: Map<number, Row[]>;
}

interface Asked {
  path: string;
  pages: Set<number>;
  list: string; // the list that stands still, once it is known
}

interface Options {
  size?: number;
  still?: boolean; // the list changes while it is read: pages of one that stands still are asked for
}

const nothing = { total: null, error: null, progress: null };

export function usePages<Row>(
  path: string,
  field: string,
  { size = 100, still = false }: Options = {},
): Paged<Row> {
  const [held, setHeld] = useState<Held<Row>>({ path, ...nothing, pages: new Map() });
  const asked = useRef<Asked>({ path, pages: new Set(), list: 'new' });
  if (asked.current.path !== path) asked.current = { path, pages: new Set(), list: 'new' };
  const ask = useCallback(
    (page: number) => {
      const here = asked.current;
      if (here.path !== path || here.pages.has(page)) return;
      here.pages.add(page);
      const query = new URLSearchParams({ offset: String(page * size), limit: String(size) });
      if (still) query.set('list', here.list);
      const awaits = (progress: Progress) => {
        if (asked.current === here) setHeld({ path, ...nothing, progress, pages: new Map() });
      };
      get<Record<string, unknown>>(
        `${path}${path.includes('?') ? '&' : '?'}${query}`,
        undefined,
        awaits,
      ).then(
        (body) => {
          if (asked.current !== here) return;
          if (still) here.list = String(body.list);
          setHeld((old) => {
            const pages = new Map(old.path === path ? old.pages : []);
            pages.set(page, body[field] as Row[]);
            return { path, ...nothing, total: Number(body.total ?? body.size ?? 0), pages };
          });
        },
        (error) => {
          if (asked.current !== here) return;
          if (still && error instanceof Refusal && error.status === 410 && here.list !== 'new') {
            asked.current = { path, pages: new Set(), list: 'new' };
            ask(0);
          } else setHeld({ path, ...nothing, error, pages: new Map() });
        },
      );
    },
    [path, field, size, still],
  );
  useEffect(() => ask(0), [ask]);
  const mine = held.path === path;
  return {
    ...(mine ? held : nothing),
    row: (index) => (mine ? held.pages.get(Math.floor(index / size))?.[index % size] : undefined),
    want: (first, last) => {
      for (let page = Math.floor(first / size); page <= Math.floor(last / size); page++) ask(page);
    },
  };
}

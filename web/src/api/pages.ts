// How are a hundred thousand rows read? In pages of `size`, each asked for when it comes into view, none twice.
import { useCallback, useEffect, useRef, useState } from 'react';
import { get } from './client';

export interface Paged<Row> {
  total: number | null;
  error: Error | null;
  row: (index: number) => Row | undefined;
  want: (first: number, last: number) => void;
}

interface Held<Row> {
  path: string;
  total: number | null;
  error: Error | null;
  pages: Map<number, Row[]>;
}

export function usePages<Row>(path: string, field: string, size = 100): Paged<Row> {
  const [held, setHeld] = useState<Held<Row>>({ path, total: null, error: null, pages: new Map() });
  const asked = useRef<{ path: string; pages: Set<number> }>({ path, pages: new Set() });
  if (asked.current.path !== path) asked.current = { path, pages: new Set() };

  const ask = useCallback(
    (page: number) => {
      const here = asked.current;
      if (here.path !== path || here.pages.has(page)) return;
      here.pages.add(page);
      const query = `${path}${path.includes('?') ? '&' : '?'}offset=${page * size}&limit=${size}`;
      get<Record<string, unknown>>(query).then(
        (body) => {
          if (asked.current !== here) return;
          setHeld((old) => {
            const pages = new Map(old.path === path ? old.pages : []);
            pages.set(page, body[field] as Row[]);
            return { path, total: Number(body.total ?? body.size ?? 0), error: null, pages };
          });
        },
        (error) => {
          if (asked.current === here) setHeld({ path, total: 0, error, pages: new Map() });
        },
      );
    },
    [path, field, size],
  );

  useEffect(() => ask(0), [ask]);
  const mine = held.path === path;
  return {
    total: mine ? held.total : null,
    error: mine ? held.error : null,
    row: (index) => (mine ? held.pages.get(Math.floor(index / size))?.[index % size] : undefined),
    want: (first, last) => {
      for (let page = Math.floor(first / size); page <= Math.floor(last / size); page++) ask(page);
    },
  };
}

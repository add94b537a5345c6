// All claims of a filter at once, for pictures of the whole: map and timeline. Read in pages of ten thousand.
import { useEffect, useState } from 'react';
import { get } from './client';
import type { Row, Rows } from './types';

const size = 10_000;

export function useAllRows(filter: string): { rows: Row[] | null; error: Error | null } {
  const [held, setHeld] = useState<{ filter: string; rows: Row[] | null; error: Error | null }>({
    filter,
    rows: null,
    error: null,
  });
  useEffect(() => {
    const stop = new AbortController();
    async function read() {
      const rows: Row[] = [];
      for (let total = 1; rows.length < total; ) {
        const page = await get<Rows>(
          `claims?${filter}${filter && '&'}offset=${rows.length}&limit=${size}`,
          stop.signal,
        );
        rows.push(...page.rows);
        total = page.rows.length === 0 ? rows.length : page.total;
      }
      setHeld({ filter, rows, error: null });
    }
    read().catch((error) => {
      if (!stop.signal.aborted) setHeld({ filter, rows: null, error });
    });
    return () => stop.abort();
  }, [filter]);
  return held.filter === filter ? held : { rows: null, error: null };
}

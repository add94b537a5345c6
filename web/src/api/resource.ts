// What does the server say at this path, now? One hook for every read: loading, failed, or there.
import { useCallback, useEffect, useRef, useState } from 'react';
import { get, type Progress } from './client';

export interface Resource<T> {
  value: T | null;
  error: Error | null;
  loading: boolean;
  progress: Progress | null; // of what is being prepared
  reload: () => void;
  change: (to: (old: T) => T) => void;
}

export function useResource<T>(path: string | null): Resource<T> {
  const [state, setState] = useState<{ path: string | null; value: T | null; error: Error | null }>({
    path: null,
    value: null,
    error: null,
  });
  const [progress, setProgress] = useState<Progress | null>(null);
  const [turn, setTurn] = useState(0);
  const asked = useRef(path);
  asked.current = path;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again for the same path
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    get<T>(path, stop.signal, setProgress).then(
      (value) => setState({ path, value, error: null }),
      (error) => {
        if (!stop.signal.aborted) setState({ path, value: null, error });
      },
    );
    return () => stop.abort();
  }, [path, turn]);

  const reload = useCallback(() => setTurn((n) => n + 1), []);
  const change = useCallback((to: (old: T) => T) => {
    setState((old) => (old.value === null ? old : { ...old, value: to(old.value) }));
  }, []);
  const mine = state.path === path;
  return {
    value: mine ? state.value : null,
    error: mine ? state.error : null,
    loading: !mine,
    progress: mine ? null : progress,
    reload,
    change,
  };
}

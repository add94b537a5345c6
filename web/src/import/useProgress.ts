// How far is the import? Told by the server as it goes on (server-sent events).
import { useEffect, useState } from 'react';
import type { Progress } from '../api/types';

export function useProgress(): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    const events = new EventSource('/api/progress');
    const take = (event: MessageEvent) => setProgress(JSON.parse(event.data));
    events.onmessage = take;
    events.addEventListener('progress', take);
    return () => events.close();
  }, []);
  return progress;
}

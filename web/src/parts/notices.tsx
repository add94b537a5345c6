// What just happened? A line at the foot of the page, read out, gone after a while.
import { useSyncExternalStore } from 'react';

interface Notice {
  id: number;
  text: string;
  bad: boolean;
}

let notices: Notice[] = [];
let next = 1;
const listeners = new Set<() => void>();

function change(to: Notice[]): void {
  notices = to;
  for (const listener of listeners) listener();
}

export function notify(text: string, bad = false): void {
  const id = next++;
  change([...notices.slice(-2), { id, text, bad }]);
  setTimeout(() => change(notices.filter((notice) => notice.id !== id)), bad ? 12000 : 4000);
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

export function Notices() {
  const shown = useSyncExternalStore(listen, () => notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {shown.map((notice) => (
        <p key={notice.id} className={notice.bad ? 'bad' : undefined}>
          {notice.text}
        </p>
      ))}
    </div>
  );
}

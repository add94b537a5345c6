// Where is the reader? The address after `#`: #/view/id?name=value.
import { useSyncExternalStore } from 'react';

export interface Route {
  view: string;
  id: string;
  query: URLSearchParams;
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [view = '', id = ''] = path.split('/');
  return { view: view || 'documents', id: decode(id), query: new URLSearchParams(query) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function href(view: string, id: string | number = '', query: Record<string, string> = {}): string {
  const filled = Object.entries(query).filter(([, value]) => value !== '');
  const tail = filled.length ? `?${new URLSearchParams(filled)}` : '';
  return `#/${view}${id === '' ? '' : `/${encodeURIComponent(id)}`}${tail}`;
}

export function go(to: string): void {
  window.location.hash = to;
}

// Changes the address without a step back in the history: for what is selected inside a view.
export function settle(to: string): void {
  if (window.location.hash === to) return;
  window.history.replaceState(null, '', to);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

function listen(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(listen, () => window.location.hash));
}

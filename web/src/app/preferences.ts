// How does this reader want the page: language, light or dark, single keys on or off? Kept in the browser.
import { useSyncExternalStore } from 'react';

export interface Preferences {
  language: 'ar' | 'en';
  theme: 'system' | 'light' | 'dark';
  keys: boolean;
}

const place = 'isnad.preferences';
const listeners = new Set<() => void>();

function read(): Preferences {
  const usual: Preferences = {
    language: navigator.language.startsWith('en') ? 'en' : 'ar',
    theme: 'system',
    keys: true,
  };
  try {
    return { ...usual, ...JSON.parse(localStorage.getItem(place) ?? '{}') };
  } catch {
    return usual;
  }
}

let now = read();

function show(): void {
  const root = document.documentElement;
  root.lang = now.language;
  root.dir = now.language === 'ar' ? 'rtl' : 'ltr';
  root.dataset.theme = now.theme;
}

show();

export function prefer(change: Partial<Preferences>): void {
  now = { ...now, ...change };
  localStorage.setItem(place, JSON.stringify(now));
  show();
  for (const listener of listeners) listener();
}

export function preferences(): Preferences {
  return now;
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(listen, preferences);
}

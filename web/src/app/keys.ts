// Which key does what, here and now? Keys are known by their place on the keyboard, so that j is j under an Arabic layout too.
import { useEffect, useRef } from 'react';
import { keyName } from './keyName';
import { preferences } from './preferences';

export type Keys = Record<string, () => void>;

// One on, one back.
export function stepKeys(step: (by: 1 | -1) => void): Keys {
  const [on, back] = [() => step(1), () => step(-1)];
  return { j: on, k: back, ArrowDown: on, ArrowUp: back };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox], [type=radio]), textarea, select') !== null
  );
}

// `?` and `/` are printed; letters and `/` can be turned off (they would fire under speech input).
export function useKeys(keys: Keys, active = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!active) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const name = keyName(event);
      if (name.length === 1 && !preferences().keys) return;
      const onControl =
        event.target instanceof HTMLElement && event.target.closest('button, a, summary') !== null;
      if (name === 'Enter' && onControl) return;
      const act = latest.current[name];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [active]);
}

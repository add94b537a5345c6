// Which of the things that the packs know is meant? A box to type in, with a list to choose from.
import { useEffect, useId, useRef, useState } from 'react';
import { get } from '../api/client';
import type { Entities, Entity } from '../api/types';
import { CampMark } from '../parts/marks';
import { useWords } from '../words/words';

interface Props {
  kind: string;
  start: string;
  pick: (entity: Entity) => void;
  close: () => void;
}

export function EntityPicker({ kind, start, pick, close }: Props) {
  const words = useWords();
  const id = useId();
  const [asked, setAsked] = useState(start);
  const [found, setFound] = useState<Entity[]>([]);
  const [at, setAt] = useState(0);
  const opener = useRef(document.activeElement);

  // What opened the list has the focus again when it closes.
  useEffect(() => () => (opener.current as HTMLElement | null)?.focus(), []);

  useEffect(() => {
    const stop = new AbortController();
    const wait = setTimeout(() => {
      get<Entities>(`entities?${new URLSearchParams({ q: asked, ...(kind && { kind }) })}`, stop.signal).then(
        (answer) => {
          setFound(answer.entities);
          setAt(0);
        },
        () => undefined,
      );
    }, 120);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [asked, kind]);

  function press(event: React.KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && found.length) setAt((at + step + found.length) % found.length);
    else if (event.key === 'Enter' && found[at]) pick(found[at]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="picker">
      <input
        // biome-ignore lint/a11y/noAutofocus: opened by the reviewer in order to type here
        autoFocus
        role="combobox"
        dir="auto"
        aria-expanded={found.length > 0}
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        aria-activedescendant={found[at] ? `${id}${at}` : undefined}
        aria-label={words.t('pick.entity')}
        placeholder={words.t('pick.entity')}
        value={asked}
        onChange={(event) => setAsked(event.target.value)}
        onKeyDown={press}
      />
      <ul id={`${id}list`} role="listbox" aria-label={words.t('pick.entity')}>
        {found.map((entity, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's, by aria-activedescendant
          <li
            key={entity.id}
            id={`${id}${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => pick(entity)}
          >
            {entity.camp && <CampMark camp={entity.camp} />}
            <bdi>{words.name(entity)}</bdi>
            <small className="soft">
              {[entity.kind.replaceAll('_', ' '), ...entity.within.slice(0, 2)].filter(Boolean).join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}

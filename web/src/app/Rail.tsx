// Where can one go, who sits here, and how does the page look?
import { useState } from 'react';
import { send } from '../api/client';
import { useResource } from '../api/resource';
import type { Ledger, Queue } from '../api/types';
import { notify } from '../parts/notices';
import { Quoted } from '../parts/Quoted';
import { said } from '../parts/Waiting';
import { useWords } from '../words/words';
import { prefer, usePreferences } from './preferences';
import { href } from './route';
import { views } from './views';

export function Rail({ view, help }: { view: string; help: () => void }) {
  const { t, number } = useWords();
  const { language, theme } = usePreferences();
  const ledger = useResource<Ledger>('ledger');
  const queue = useResource<Queue>('queue?limit=1');
  return (
    <header className="rail">
      <p className="brand">
        <b>{t('brand')}</b>
        {ledger.value && (
          <small className="soft" dir="ltr">
            {ledger.value.id}
          </small>
        )}
      </p>
      <nav aria-label={t('views')}>
        <ul>
          {views.map(([name, key]) => (
            <li key={name}>
              <a
                href={href(name)}
                aria-current={view === name ? 'page' : undefined}
                aria-keyshortcuts={`g ${key}`}
              >
                {t(`view.${name}`)}
                {name === 'queue' && (queue.value?.total ?? 0) > 0 && (
                  <span className="badge">{number(queue.value?.total ?? 0)}</span>
                )}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="rail-foot">
        {ledger.value && <Sitter key={ledger.value.reviewer} name={ledger.value.reviewer} />}
        <p className="switches">
          <button
            type="button"
            className="plain"
            lang={language === 'ar' ? 'en' : 'ar'}
            onClick={() => prefer({ language: language === 'ar' ? 'en' : 'ar' })}
          >
            {language === 'ar' ? 'English' : 'العربية'}
          </button>
          <button
            type="button"
            className="plain"
            onClick={() =>
              prefer({ theme: theme === 'dark' ? 'light' : theme === 'light' ? 'system' : 'dark' })
            }
          >
            {t(`theme.${theme}`)}
          </button>
          <button type="button" className="plain" onClick={help} aria-keyshortcuts="?">
            {t('help')} <kbd>?</kbd>
          </button>
        </p>
      </div>
    </header>
  );
}

function Sitter({ name }: { name: string }) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const [shown, setShown] = useState(name);
  async function sit() {
    const wanted = typed?.trim() ?? '';
    setTyped(null);
    if (!wanted || wanted === shown) return;
    try {
      await send('PUT', 'reviewer', { name: wanted });
      setShown(wanted);
      notify(t('reviewer.now', { name: wanted }));
    } catch (error) {
      notify(said(error, t), true);
    }
  }
  if (typed === null)
    return (
      <button type="button" className="plain sitter" onClick={() => setTyped(shown)}>
        <small className="soft">{t('reviewer')}</small> <Quoted text={shown} />
      </button>
    );
  return (
    <form
      className="sitter"
      onSubmit={(event) => {
        event.preventDefault();
        void sit();
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: opened by the reviewer in order to type here
        autoFocus
        dir="auto"
        maxLength={60}
        aria-label={t('reviewer')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => void sit()}
        onKeyDown={(event) => event.key === 'Escape' && setTyped(null)}
      />
    </form>
  );
}

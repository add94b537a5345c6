// Which key does what? The whole map of keys, and the switch that turns single keys off.
import { Dialog } from '../parts/Dialog';
import { useWords } from '../words/words';
import { prefer, usePreferences } from './preferences';
import { views } from './views';

const keys = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['a', 'accept'],
  ['r', 'reject'],
  ['e', 'correct'],
  ['d', 'dispute'],
  ['o', 'second_opinion'],
  ['n', 'note'],
  ['u', 'back'],
  ['x', 'explain'],
  ['c', 'add'],
  ['m', 'merge'],
  ['s', 'split'],
  ['/', 'search'],
  ['?', 'help'],
  ['Esc', 'close'],
] as const;

export function Help({ close }: { close: () => void }) {
  const { t } = useWords();
  const { keys: on } = usePreferences();
  return (
    <Dialog title={t('help.title')} close={close} wide>
      <div className="two">
        <dl className="keys">
          {keys.map(([key, name]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`key.${name}`)}</dd>
            </div>
          ))}
        </dl>
        <dl className="keys">
          {views.map(([name, key]) => (
            <div key={name}>
              <dt>
                <kbd>g</kbd> <kbd>{key}</kbd>
              </dt>
              <dd>{t(`view.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p>
        <label className="check">
          <input type="checkbox" checked={on} onChange={(event) => prefer({ keys: event.target.checked })} />{' '}
          {t('help.keys')}
        </label>
      </p>
      <p className="soft small">{t('help.layout')}</p>
    </Dialog>
  );
}

// Why does the claim say so? The rule and row behind each slot, and what else it might have meant.
import { useResource } from '../api/resource';
import type { Explanation } from '../api/types';
import { Failed, Waiting } from '../parts/Waiting';
import { useWords } from '../words/words';

export function Explain({ id }: { id: string }) {
  const { t, label, number } = useWords();
  const why = useResource<Explanation>(`claims/${id}/explain`);
  if (why.error) return <Failed error={why.error} again={why.reload} />;
  if (!why.value) return <Waiting />;
  return (
    <section className="explain" aria-label={t('do.explain')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('explain.slot')}</th>
            <th scope="col">{t('explain.rule')}</th>
            <th scope="col">{t('explain.lost')}</th>
          </tr>
        </thead>
        <tbody>
          {why.value.slots.map((found, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, whose slots repeat
            <tr key={index}>
              <th scope="row">{found.slot === 'trigger' ? t('trigger') : label(`slot.${found.slot}`)}</th>
              <td dir="ltr">
                <code>{found.rule ?? '—'}</code>
                {found.row && <small>{found.row}</small>}
              </td>
              <td dir="ltr">
                {found.lost.map((other) => (
                  <code key={other.id}>
                    {other.id.split('.').at(-1)} {number(other.score)}
                  </code>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>
          {label('slot.rules')} ({number(why.value.rules.length)})
        </summary>
        <ul className="code-list" dir="ltr">
          {why.value.rules.map((rule) => (
            <li key={rule.id}>
              <code>{rule.id}</code> <small>{rule.row}</small>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

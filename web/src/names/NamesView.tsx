// Which names did the reading meet and not know? Each with a row for the packs, and what that row would change.
import { useState } from 'react';
import { send } from '../api/client';
import { useResource } from '../api/resource';
import type { Name, Names, Preview } from '../api/types';
import { stepKeys, useKeys } from '../app/keys';
import { href } from '../app/route';
import { differences } from '../claims/differences';
import { notify } from '../parts/notices';
import { Quoted } from '../parts/Quoted';
import { Empty, Failed, said, Waiting } from '../parts/Waiting';
import { useWords } from '../words/words';

export function NamesView() {
  const { t, label, count } = useWords();
  const names = useResource<Names>('names?limit=500');
  const [at, setAt] = useState(0);
  const all = names.value?.names ?? [];
  const current = all[at];
  useKeys(stepKeys((by) => setAt(Math.max(0, Math.min(all.length - 1, at + by)))));
  return (
    <div className="view fixed">
      <h1>{t('view.names')}</h1>
      <p className="note">{t('names.how')}</p>
      {names.error && <Failed error={names.error} again={names.reload} />}
      {names.loading && <Waiting progress={names.progress} />}
      {names.value && all.length === 0 && <Empty>{t('names.none')}</Empty>}
      {current && (
        <div className="names-grid">
          <ol className="names">
            {all.map((name, index) => (
              <li key={`${name.slot} ${name.text}`} aria-current={index === at ? 'true' : undefined}>
                <button type="button" onClick={() => setAt(index)}>
                  <Quoted text={name.text} />
                  <small className="soft">
                    {label(`slot.${name.slot}`)} · {count('claims', name.count)}
                  </small>
                </button>
              </li>
            ))}
          </ol>
          <NewRow key={`${current.slot} ${current.text}`} name={current} />
        </div>
      )}
    </div>
  );
}

const columns = {
  places:
    'id name_ar forms name_en kind lat lon radius_m pcode within country needs_cue reference note'.split(' '),
  actors: 'id name_ar forms name_en kind camp country cameo acled valid_from valid_to reference note'.split(
    ' ',
  ),
};

function NewRow({ name }: { name: Name }) {
  const words = useWords();
  const { t, count } = words;
  const [row, setRow] = useState(name.row);
  const [table, setTable] = useState(name.table);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [busy, setBusy] = useState(false);

  async function ask() {
    setBusy(true);
    try {
      setPreview(await send<Preview>('POST', 'names/preview', { table, row }));
    } catch (error) {
      notify(said(error, t), true);
    } finally {
      setBusy(false);
    }
  }

  const cells = row.split('\t');
  const put = (index: number, value: string) => {
    const next = [...cells];
    next[index] = value.replaceAll('\t', ' ');
    setRow(next.join('\t'));
    setPreview(null);
  };
  return (
    <section className="new-row" aria-label={t('names.row')}>
      <h2>
        <Quoted text={name.text} />
      </h2>
      <p className="links">
        {name.claims.slice(0, 8).map((id, index) => (
          <a key={id} href={href('claim', id)}>
            {t('claim')} {words.number(index + 1)}
          </a>
        ))}
      </p>
      <label className="field narrow">
        {t('names.table')}
        <select value={table} onChange={(event) => setTable(event.target.value as Name['table'])}>
          <option value="places">places.tsv</option>
          <option value="actors">actors.tsv</option>
        </select>
      </label>
      <div className="cells">
        {cells.map((cell, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
          <label className="field" key={index}>
            <code dir="ltr">{columns[table][index] ?? index + 1}</code>
            <input dir="auto" value={cell} onChange={(event) => put(index, event.target.value)} />
          </label>
        ))}
      </div>
      <p className="buttons">
        <button type="button" className="chief" disabled={busy} onClick={() => void ask()}>
          {t('names.preview')}
        </button>
        <button
          type="button"
          onClick={() => void navigator.clipboard.writeText(`${row}\n`).then(() => notify(t('names.copied')))}
        >
          {t('names.copy')}
        </button>
      </p>
      {preview && (
        <div role="status" className="changed">
          <p>
            <b>{count('claims', preview.claims.length)}</b> {t('names.changed')}
          </p>
          <ul className="preview">
            {preview.claims.slice(0, 50).map(({ id, before, after }) => (
              <li key={id}>
                <a href={href('claim', id)}>
                  <Quoted text={(after ?? before)?.evidence.text ?? id} />
                </a>
                {before && after ? (
                  <ul>
                    {differences(before, after, words).map((found) => (
                      <li key={found.slot}>
                        {words.label(`slot.${found.slot}`)}: <Quoted text={found.before || '—'} />{' '}
                        {words.rtl ? '←' : '→'} <Quoted text={found.after || '—'} />
                      </li>
                    ))}
                  </ul>
                ) : (
                  <span className="tag">{before ? t('names.gone') : t('names.new')}</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

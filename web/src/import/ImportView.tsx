// How do documents come in? Files are dropped, accepted to the byte, read; what cannot be read is named with its reason.
import { useEffect, useState } from 'react';
import { upload } from '../api/client';
import { useResource } from '../api/resource';
import type { Quarantine } from '../api/types';
import { href } from '../app/route';
import { notify } from '../parts/notices';
import { Quoted } from '../parts/Quoted';
import { said } from '../parts/Waiting';
import { labels } from '../words/labels';
import { useWords } from '../words/words';
import { useProgress } from './useProgress';

const largest = 64 * 1024 * 1024;

interface Sent {
  key: string;
  name: string;
  state: 'waiting' | 'accepted' | 'refused';
  why: string;
}

export function ImportView() {
  const { t, number, count, label } = useWords();
  const [sent, setSent] = useState<Sent[]>([]);
  const [over, setOver] = useState(false);
  const progress = useProgress();
  const quarantine = useResource<Quarantine>('quarantine');
  const { reload } = quarantine;
  const state = progress?.state;
  useEffect(() => {
    if (state === 'done' || state === 'failed') reload();
  }, [state, reload]);

  async function take(files: File[]) {
    const rows = files.map((file) => ({
      key: crypto.randomUUID(),
      name: file.name,
      state: 'waiting' as const,
      why: '',
    }));
    setSent((old) => [...old, ...rows]);
    const mark = (key: string, part: Partial<Sent>) =>
      setSent((old) => old.map((row) => (row.key === key ? { ...row, ...part } : row)));
    for (const [index, file] of files.entries()) {
      const key = rows[index]?.key ?? '';
      if (file.size > largest) {
        mark(key, { state: 'refused', why: t('import.large') });
        continue;
      }
      try {
        await upload(file.name, file);
        mark(key, { state: 'accepted' });
      } catch (error) {
        mark(key, { state: 'refused', why: said(error, t) });
        notify(t('import.refused', { name: file.name }), true);
      }
    }
  }

  return (
    <div className="view">
      <h1>{t('view.import')}</h1>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is another way to the file field inside */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take([...event.dataTransfer.files]);
        }}
      >
        <p>{t('import.drop')}</p>
        <label className="button file">
          {t('import.choose')}
          <input
            className="unseen"
            type="file"
            multiple
            accept=".txt,.jsonl,.json,text/plain"
            onChange={(event) => {
              void take([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </label>
        <p className="soft small">{t('import.forms')}</p>
      </div>
      {sent.length > 0 && (
        <ul className="sent" aria-label={t('import.sent')}>
          {sent.map((file) => (
            <li key={file.key} className={file.state}>
              <Quoted text={file.name} /> <b>{t(`sending.${file.state}`)}</b>{' '}
              {file.why && <small className="soft">{file.why}</small>}
            </li>
          ))}
        </ul>
      )}
      {progress && progress.state !== 'none' && (
        <section className="box" aria-label={t('import.progress')}>
          <p role="status">
            <b>{t(`job.${progress.state}`)}</b> {count('documents', progress.documents)} ·{' '}
            {count('claims', progress.claims)}
            {progress.error && ` · ${progress.error}`}
          </p>
          <progress max={Math.max(1, progress.of)} value={progress.bytes} aria-label={t('import.progress')} />
          <p className="soft small">
            {number(progress.bytes)} / {number(progress.of)} {t('bytes')} ·{' '}
            <a href={href('documents')}>{t('view.documents')}</a>
          </p>
        </section>
      )}
      <section>
        <h2>{t('quarantine')}</h2>
        <p className="soft small">{t('quarantine.how')}</p>
        {quarantine.value?.rows.length === 0 && <p>{t('quarantine.none')}</p>}
        {(quarantine.value?.rows.length ?? 0) > 0 && (
          <table className="plain-table quarantine">
            <thead>
              <tr>
                <th scope="col">{t('file')}</th>
                <th scope="col">{t('line')}</th>
                <th scope="col">{t('reason')}</th>
                <th scope="col">{t('byte')}</th>
              </tr>
            </thead>
            <tbody>
              {quarantine.value?.rows.slice(0, 500).map((row) => (
                <tr key={`${row.input} ${row.line} ${row.byte} ${row.reason}`}>
                  <td>
                    <Quoted text={row.name ?? row.input.slice(0, 20)} />
                  </td>
                  <td className="figure">{number(row.line)}</td>
                  <td>
                    <p>
                      {label(`reason.${row.reason}`)} <code>{row.reason}</code>
                    </p>
                    {labels.has(`remedy.${row.reason}`) && <p>{label(`remedy.${row.reason}`)}</p>}
                    <p>
                      <Quoted text={row.message} />
                    </p>
                  </td>
                  <td className="figure">{number(row.byte)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}

// Who decided what, and is the record whole? The log newest first, a check of all of it, and how far reviewers agree.
import { useState } from 'react';
import { send } from '../api/client';
import { usePages } from '../api/pages';
import { useResource } from '../api/resource';
import type { Agreement, Ledger, Log, Verified } from '../api/types';
import { href } from '../app/route';
import { DecisionLine, When } from '../claims/History';
import { Quoted } from '../parts/Quoted';
import { VirtualRows } from '../parts/VirtualRows';
import { Failed, Waiting } from '../parts/Waiting';
import { useWords } from '../words/words';

type Entry = Log['entries'][number];

export function LogView() {
  const { t, count } = useWords();
  const pages = usePages<Entry>('log?', 'entries');
  const total = pages.total ?? 0;
  return (
    <div className="view fixed log">
      <h1>{t('view.log')}</h1>
      <div className="log-grid">
        <div className="log-rows">
          <p className="soft">{pages.total !== null && count('entries', total)}</p>
          {pages.error && <Failed error={pages.error} />}
          {pages.total === null && <Waiting />}
          {total > 0 && (
            <VirtualRows
              total={total}
              height={58}
              label={t('view.log')}
              want={pages.want}
              row={(index) => <LogRow entry={pages.row(index)} />}
            />
          )}
        </div>
        <div>
          <Verify />
          <Kappa />
        </div>
      </div>
    </div>
  );
}

function LogRow({ entry }: { entry: Entry | undefined }) {
  const { t, number, count } = useWords();
  if (!entry) return <span className="row loading" aria-hidden="true" />;
  const leaf = entry.leaf as Record<string, unknown>;
  const { decision } = entry;
  const kind = String(leaf.kind ?? '');
  return (
    <div className="row log-row">
      <b className="figure">{number(Number(leaf.seq ?? 0))}</b>
      <span>
        {decision ? (
          <>
            <DecisionLine decision={decision} />{' '}
            <a
              href={
                decision.subject.startsWith('i_')
                  ? href('incidents', decision.subject)
                  : href('claim', decision.subject)
              }
            >
              <code>{decision.subject}</code>
            </a>
          </>
        ) : (
          <>
            {t(`leaf.${kind}` as 'leaf.acceptance')} {typeof leaf.at === 'string' && <When at={leaf.at} />}
            <small className="soft">
              {' '}
              {typeof leaf.claims === 'number' && count('claims', leaf.claims)}
              {typeof leaf.bytes === 'number' && `${number(leaf.bytes)} ${t('bytes')}`}
              {typeof leaf.reason === 'string' && leaf.reason}
            </small>
          </>
        )}
      </span>
      <code className="hash" title={entry.hash}>
        {entry.hash.slice(0, 12)}
      </code>
    </div>
  );
}

function Verify() {
  const { t, count } = useWords();
  const ledger = useResource<Ledger>('ledger');
  const [answer, setAnswer] = useState<Verified | Error | null>(null);
  const [busy, setBusy] = useState(false);
  async function verify() {
    setBusy(true);
    setAnswer(null);
    try {
      setAnswer(await send<Verified>('POST', 'verify', {}));
    } catch (error) {
      setAnswer(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setBusy(false);
    }
  }
  return (
    <section className="box">
      <h2>{t('verify.title')}</h2>
      <p className="soft small">{t('verify.how')}</p>
      {ledger.value && (
        <p className="root" dir="ltr">
          <code>{ledger.value.log.root}</code>
        </p>
      )}
      <p className="buttons">
        <button type="button" className="chief" disabled={busy} onClick={() => void verify()}>
          {busy ? t('wait') : t('verify.go')}
        </button>
      </p>
      <div role="status">
        {answer instanceof Error && <Failed error={answer} />}
        {answer && !(answer instanceof Error) && (
          <>
            <p className={answer.sound ? 'sound' : 'unsound'}>
              <b>{answer.sound ? t('verify.sound') : t('verify.unsound')}</b>
            </p>
            <p className="soft small">
              {count('entries', answer.size)} · {count('documents', answer.documents)} ·{' '}
              {count('claims', answer.claims)} · {t('verify.spans', { n: answer.spans })}
            </p>
            <ul>
              {answer.faults.map((fault) => (
                <li key={`${fault.item} ${fault.what}`}>
                  <code>{fault.item}</code> {fault.what}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

function Kappa() {
  const { t, label, number } = useWords();
  const agreement = useResource<Agreement>('agreement');
  if (!agreement.value) return null;
  const { reviewers, slots } = agreement.value;
  return (
    <section className="box">
      <h2>{t('kappa.title')}</h2>
      <p className="soft small">{t('kappa.how')}</p>
      {reviewers.length < 2 || slots.length === 0 ? (
        <p>{t('kappa.none')}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('explain.slot')}</th>
              <th scope="col">κ</th>
              <th scope="col">n</th>
            </tr>
          </thead>
          <tbody>
            {slots.map((slot) => (
              <tr key={slot.slot}>
                <th scope="row">
                  {slot.slot === 'verdict' ? t('kappa.verdict') : label(`slot.${slot.slot}`)}
                </th>
                <td className="figure">{slot.kappa === null ? '—' : slot.kappa.toFixed(2)}</td>
                <td className="figure">{number(slot.n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {reviewers.length > 0 && (
        <p className="small">
          {reviewers.map((name) => (
            <span className="tag" key={name}>
              <Quoted text={name} />
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

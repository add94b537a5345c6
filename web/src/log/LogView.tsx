// Who decided what, and is the record whole? The log newest first, a check of all of it, and how far reviewers agree.
import { useState } from 'react';
import { send } from '../api/client';
import { usePages } from '../api/pages';
import { useResource } from '../api/resource';
import type { Agreement, Leaf, Ledger, Log, SlotAgreement, Verified } from '../api/types';
import { href } from '../app/route';
import { DecisionLine, When } from '../claims/History';
import { PagedRows } from '../parts/PagedRows';
import { Quoted } from '../parts/Quoted';
import { Failed } from '../parts/Waiting';
import { useWords } from '../words/words';

type Entry = Log['entries'][number];

export function LogView() {
  const { t, count } = useWords();
  const pages = usePages<Entry>('log?', 'entries');
  return (
    <div className="view fixed log">
      <h1>{t('view.log')}</h1>
      <div className="log-grid">
        <div className="log-rows">
          <p className="soft">{pages.total !== null && count('entries', pages.total)}</p>
          <PagedRows
            pages={pages}
            height={58}
            label={t('view.log')}
            none={t('log.none')}
            line={(entry) => <LogRow entry={entry} />}
          />
        </div>
        <div>
          <Verify />
          <Kappa />
        </div>
      </div>
    </div>
  );
}

function LogRow({ entry }: { entry: Entry }) {
  const { t, number } = useWords();
  const { leaf, decision } = entry;
  return (
    <div className="row log-row">
      <b className="figure">{number(leaf.seq)}</b>
      <span>
        {decision ? (
          <>
            <DecisionLine decision={decision} />{' '}
            <a href={href(decision.subject.startsWith('i_') ? 'incidents' : 'claim', decision.subject)}>
              <code>{decision.subject}</code>
            </a>
          </>
        ) : (
          <>
            {t(`leaf.${leaf.kind}`)} <LeafWords leaf={leaf} />{' '}
            <small className="soft">
              · <When at={leaf.at} />
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

// What was accepted, read, set aside or erased.
function LeafWords({ leaf }: { leaf: Leaf }) {
  const { t, number, count, label } = useWords();
  if (leaf.kind === 'acceptance')
    return (
      <>
        <Quoted text={leaf.name} />{' '}
        <small className="soft">
          · {number(leaf.bytes)} {t('bytes')}
        </small>
      </>
    );
  if (leaf.kind === 'analysis')
    return (
      <>
        <code title={leaf.document}>{leaf.document.replace('sha256:', '').slice(0, 12)}</code>{' '}
        <small className="soft">· {count('claims', leaf.claims)}</small>
      </>
    );
  if (leaf.kind === 'quarantine') return label(`reason.${leaf.reason}`);
  return leaf.kind === 'erasure' ? <Quoted text={leaf.reason} /> : null;
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
  const { t } = useWords();
  const agreement = useResource<Agreement>('agreement');
  if (!agreement.value) return null;
  const { reviewers, pairs } = agreement.value;
  return (
    <section className="box">
      <h2>{t('kappa.title')}</h2>
      <p className="soft small">{t('kappa.how')}</p>
      {pairs.length === 0 && <p>{t('kappa.none')}</p>}
      {pairs.map(({ first, second, slots }) => (
        <PairTable key={`${first} ${second}`} names={[first, second]} slots={slots} />
      ))}
      {pairs.length === 0 && reviewers.length > 0 && (
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

function PairTable({ names, slots }: { names: [string, string]; slots: SlotAgreement[] }) {
  const { t, label, number } = useWords();
  return (
    <table className="plain-table kappa">
      <caption>
        <Quoted text={names[0]} /> · <Quoted text={names[1]} />
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('explain.slot')}</th>
          <th scope="col" title={t('kappa.title')}>
            κ
          </th>
          <th scope="col">{t('kappa.same')}</th>
          <th scope="col">{t('kappa.n')}</th>
        </tr>
      </thead>
      <tbody>
        {slots.map((slot) => (
          <tr key={slot.slot}>
            <th scope="row">{slot.slot === 'verdict' ? t('kappa.verdict') : label(`slot.${slot.slot}`)}</th>
            <td className="figure">{slot.kappa === null ? '—' : slot.kappa.toFixed(2)}</td>
            <td className="figure">{Math.round(slot.observed * 100)}%</td>
            <td className="figure">{number(slot.n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// One event as the voices tell it: every number on whose word, where they agree, where not. Nothing here says who is right.
import { useState } from 'react';
import { useResource } from '../api/resource';
import type { Claim, IncidentPage, Review } from '../api/types';
import { useKeys } from '../app/keys';
import { go, href } from '../app/route';
import { ClaimLine } from '../claims/ClaimLine';
import { History } from '../claims/History';
import { useDecisions } from '../claims/useDecisions';
import { TypeMark } from '../parts/marks';
import { Quoted } from '../parts/Quoted';
import { Failed, Waiting } from '../parts/Waiting';
import { saidDays } from '../words/said';
import { useWords } from '../words/words';
import { Agreement } from './Agreement';
import { ExportRows } from './ExportRows';
import { MergeDialog } from './MergeDialog';
import { NumberAxis } from './NumberAxis';
import { Toll } from './Toll';
import { Voices, Wording } from './Voices';

export function IncidentView({ id }: { id: string }) {
  const page = useResource<IncidentPage>(`incidents/${encodeURIComponent(id)}`);
  if (page.error) return <Failed error={page.error} again={page.reload} />;
  if (!page.value) return <Waiting progress={page.progress} />;
  return <Shown page={page.value} reload={page.reload} change={page.change} />;
}

interface Props {
  page: IncidentPage;
  reload: () => void;
  change: (to: (old: IncidentPage) => IncidentPage) => void;
}

function Shown({ page, change }: Props) {
  const words = useWords();
  const { t, count, label } = words;
  const { incident, claims } = page;
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const [merging, setMerging] = useState(false);
  const documents = new Map(claims.map(({ claim, document }) => [claim.id, document]));
  const outlets = new Map(
    claims.map(({ claim }) => [claim.id, claim.document.outlet ?? claim.document.name]),
  );
  const open = (claim: string) => href('documents', documents.get(claim) ?? '', { claim });
  const decisions = useDecisions((_, review: Review) => change((old) => ({ ...old, review })));
  const ids = claims.map(({ claim }) => claim.id);

  // What is parted or joined may be another incident afterwards: its claims are looked for again.
  const regroup = (word: { kind: string; content: Record<string, unknown> }) =>
    void decisions.say({ subject: incident.id, ...word }, page.review.revision, () => go(href('incidents')));

  function split() {
    const from = ids.filter((id) => !chosen.has(id));
    if (chosen.size > 0 && from.length > 0)
      regroup({ kind: 'split', content: { claims: [...chosen], from } });
  }

  useKeys({ m: () => setMerging(true), s: split }, !merging);

  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };

  return (
    <div className="view incident">
      <header>
        <p className="soft">
          <a href={href('incidents')}>{t('view.incidents')}</a>
        </p>
        <h1>
          <TypeMark type={incident.type} />
          {incident.place && (
            <>
              {' '}
              <Quoted text={words.name(incident.place)} />
            </>
          )}
        </h1>
        <p className="soft">
          {saidDays(incident.first_day, incident.last_day, words)} · {count('documents', incident.documents)}{' '}
          · {count('voices', incident.voices)}
          {incident.copies > 0 && ` · ${count('copies', incident.copies)}`}
        </p>
        <p className="note">{label('report.subtitle')}</p>
      </header>
      <div className="incident-grid">
        <div>
          <NumberAxis numbers={incident.numbers} outlet={(claim) => outlets.get(claim) ?? ''} open={open} />
          <Toll numbers={incident.numbers} />
          <Agreement slots={incident.slots} />
        </div>
        <div>
          <Voices page={page} />
          <Wording incident={incident} page={page} />
          <section>
            <h2>{label('page.claims')}</h2>
            <ul className="choose">
              {claims.map(({ claim, review, document }) => (
                <li key={claim.id}>
                  <input
                    type="checkbox"
                    checked={chosen.has(claim.id)}
                    aria-label={claim.evidence.text}
                    onChange={() => toggle(claim.id)}
                  />
                  <a href={href('documents', document, { claim: claim.id })}>
                    <ClaimLine item={{ claim, review }} />
                  </a>
                </li>
              ))}
            </ul>
            <p className="buttons">
              <button type="button" disabled={decisions.busy} onClick={() => setMerging(true)}>
                {t('do.merge')} <kbd>m</kbd>
              </button>
              <button
                type="button"
                disabled={decisions.busy || chosen.size === 0 || chosen.size === ids.length}
                onClick={split}
              >
                {t('do.split')} <kbd>s</kbd>
              </button>
            </p>
            <p className="soft small">{t('split.how')}</p>
            <History review={page.review} />
          </section>
        </div>
      </div>
      <ExportRows rows={page.exports} />
      {merging && (
        <MergeDialog
          incident={incident}
          close={() => setMerging(false)}
          merge={(others: Claim['id'][]) => {
            setMerging(false);
            regroup({ kind: 'merge', content: { claims: [...ids, ...others] } });
          }}
        />
      )}
      {decisions.dialog}
    </div>
  );
}

// Who tells of it? Documents by independent voice, copies under what they copy; and the loaded words of each side.
import type { Incident, IncidentPage, IncidentTold } from '../api/types';
import { href } from '../app/route';
import { CampMark } from '../parts/marks';
import { Quoted } from '../parts/Quoted';
import { useWords } from '../words/words';

export function Voices({ page }: { page: IncidentPage }) {
  const words = useWords();
  const { t, number } = words;
  const numbers = new Map(page.claims.map(({ claim, document }) => [claim.document.id, document]));
  const voices = Map.groupBy(page.incident.told_in, (told) => told.voice);
  const line = (told: IncidentTold) => {
    const document = numbers.get(told.id);
    const name = <Quoted text={told.outlet ?? told.name} />;
    return (
      <>
        {document === undefined ? (
          name
        ) : (
          <a href={href('documents', document, { claim: told.claims[0] ?? '' })}>{name}</a>
        )}{' '}
        <small className="soft">
          {told.published && words.day(told.published)}
          {told.copy_of && ` · ${t('copy_of', { n: Math.round(told.shared * 100) })}`}
        </small>
      </>
    );
  };
  return (
    <section>
      <h2>{t('voices')}</h2>
      <ol className="voices">
        {[...voices.values()].map((all, index) => (
          <li key={all[0]?.id}>
            <b className="voice-number">{number(index + 1)}</b>
            <ul>
              {all.map((told) => (
                <li key={told.id} className={told.copy_of ? 'copy' : undefined}>
                  {line(told)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Wording({ incident, page }: { incident: Incident; page: IncidentPage }) {
  const words = useWords();
  const { t, label } = words;
  if (incident.wording.length === 0) return null;
  const said = page.claims.flatMap(({ claim }) =>
    claim.wording.map((word) => ({
      ...word,
      camp: claim.attribution.at(-1)?.camp ?? null,
      outlet: claim.document.outlet,
    })),
  );
  const byCamp = [...Map.groupBy(said, (word) => word.camp)];
  return (
    <section>
      <h2>{t('wording')}</h2>
      <dl className="wording">
        {byCamp.map(([camp, all]) => (
          <div key={camp ?? ''}>
            <dt>
              <CampMark camp={camp} named />
            </dt>
            <dd>
              {[...Map.groupBy(all, (word) => word.text)].map(([text, same]) => (
                <span key={text} className="word">
                  <Quoted text={`«${text}»`} />{' '}
                  <small className="soft">← {label(same[0]?.coded_as ?? '')}</small>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

// In which form does it leave? A format, the rule that decides numbers, for whom; and the reviewed claims as gold.
import { useState } from 'react';
import { useWords } from '../words/words';

const formats = [
  'jsonl',
  'csv',
  'webannotation',
  'acled',
  'ucdp',
  'polecat',
  'airwars',
  'hxl',
  'geojson',
  'ftm',
  'html',
] as const;
const rules = ['conservative', 'low_best_high', 'min_max', 'majority', 'by_camp'] as const;
const profiles = ['internal', 'partner', 'public'] as const;
const ofClaims = new Set(['jsonl', 'csv', 'webannotation']);

export function ExportView() {
  const { t } = useWords();
  const [format, setFormat] = useState<(typeof formats)[number]>('acled');
  const [rule, setRule] = useState<'' | (typeof rules)[number]>('');
  const [profile, setProfile] = useState<(typeof profiles)[number]>('internal');
  const query = new URLSearchParams({ format, ...(rule && !ofClaims.has(format) && { rule }), profile });
  return (
    <div className="view">
      <h1>{t('view.export')}</h1>
      <fieldset className="cards">
        <legend>{t('export.format')}</legend>
        {formats.map((name) => (
          <label key={name} className="option">
            <input type="radio" name="format" checked={format === name} onChange={() => setFormat(name)} />
            <span>
              <b>{name}</b>
              <small className="soft">{t(`format.${name}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className="cards" disabled={ofClaims.has(format)}>
        <legend>{t('export.rule')}</legend>
        <label className="option">
          <input type="radio" name="rule" checked={rule === ''} onChange={() => setRule('')} />
          <span>
            <b>{t('rule.usual')}</b>
            <small className="soft">{t('rule.usual_note')}</small>
          </span>
        </label>
        {rules.map((name) => (
          <label key={name} className="option">
            <input type="radio" name="rule" checked={rule === name} onChange={() => setRule(name)} />
            <span>
              <b>{name}</b>
              <small className="soft">{t(`rule.${name}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className="cards">
        <legend>{t('export.profile')}</legend>
        {profiles.map((name) => (
          <label key={name} className="option">
            <input type="radio" name="profile" checked={profile === name} onChange={() => setProfile(name)} />
            <span>
              <b>{t(`profile.${name}`)}</b>
              <small className="soft">{t(`profile.${name}_note`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="buttons">
        <a className="button chief" href={`/api/export?${query}`} download>
          {t('export.go')}
        </a>
      </p>
      <section className="box">
        <h2>{t('gold.title')}</h2>
        <p className="soft">{t('gold.how')}</p>
        <p className="buttons">
          <a className="button" href="/api/gold" download="gold.jsonl">
            {t('gold.go')}
          </a>
        </p>
      </section>
    </div>
  );
}

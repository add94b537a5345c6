// How is a claim put right? Every slot with what fills it; words come from the text, by selecting or by typing them.
import { useEffect, useRef, useState } from 'react';
import type { Claim, Entity, LinkSlot, Quantity } from '../api/types';
import { Choice, TypeChoice, useCodes } from '../parts/Choice';
import { Quoted } from '../parts/Quoted';
import { codes } from '../words/labels';
import { useWords } from '../words/words';
import { EntityPicker } from './EntityPicker';
import * as edit from './edit';
import { WordsBox } from './WordsBox';

interface Props {
  draft: Claim;
  isNew: boolean;
  change: (to: Claim) => void;
  slot: edit.SpanSlot | null; // the slot that the next selection fills
  choose: (slot: edit.SpanSlot | null) => void;
  find: (words: string) => boolean; // looks typed words up in the text and fills the slot
  save: () => void;
  cancel: () => void;
  busy: boolean;
}

const kinds: Record<LinkSlot, string> = {
  initiator: 'actor',
  target: 'actor',
  place: 'place',
  facility: 'facility',
  instrument: 'weapon',
};

export function SlotEditor(props: Props) {
  const { draft, isNew, change, save, cancel, busy } = props;
  const words = useWords();
  const { t, label } = words;
  const named = useCodes();
  const set = (part: Partial<Claim>) => change({ ...draft, ...part });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.focus(), []); // the next Tab leads to the first slot
  return (
    <form
      ref={form}
      tabIndex={-1}
      className="card editor"
      aria-label={isNew ? t('add.title') : t('edit.title')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) cancel();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
      }}
    >
      <h2>{isNew ? t('add.title') : t('edit.title')}</h2>
      <blockquote lang="ar">
        <Quoted text={draft.evidence.text} />
      </blockquote>
      <TypeChoice
        value={draft.type}
        change={(code) => {
          const type = code as Claim['type'];
          set({ type, codes: edit.codesOf(type) });
        }}
      />
      <QuantityField {...props} />
      {edit.linkSlots.map((slot) => (
        <LinkField key={slot} {...props} name={slot} />
      ))}
      <TimeField {...props} />
      <SpeakerField {...props} />
      <div className="two">
        <Choice
          label={label('slot.status')}
          value={draft.status ?? ''}
          change={(status) => set({ status: (status || null) as Claim['status'] })}
          none="—"
          options={named('status')}
        />
        <Choice
          label={label('slot.modality')}
          value={draft.modality}
          change={(modality) => set({ modality: modality as Claim['modality'] })}
          options={named('modality')}
        />
      </div>
      <fieldset>
        <legend>{label('slot.evidence')}</legend>
        <WordsBox {...props} name="evidence" />
        <WordsBox {...props} name="trigger" />
      </fieldset>
      <p className="buttons">
        <button
          type="submit"
          className="chief"
          disabled={busy || (draft.time !== null && !edit.isTime(draft.time.value))}
        >
          {t('save')} <kbd>Ctrl ⏎</kbd>
        </button>
        <button type="button" onClick={cancel}>
          {t('cancel')} <kbd>Esc</kbd>
        </button>
      </p>
    </form>
  );
}

function Remove({ what, act }: { what: string; act: () => void }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="plain"
      aria-label={t('remove', { what })}
      title={t('remove', { what })}
      onClick={act}
    >
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="2" />
      </svg>
    </button>
  );
}

function LinkField(props: Props & { name: LinkSlot }) {
  const { draft, change, name } = props;
  const words = useWords();
  const [picking, setPicking] = useState<number | null>(null);
  return (
    <fieldset>
      <legend>
        <i className={`swatch ${name}`} aria-hidden="true" />
        {words.label(`slot.${name}`)}
      </legend>
      {draft[name].map((link, index) => (
        <div className="chip" key={`${link.begin}-${link.end}`}>
          <Quoted text={link.text} />
          <button
            type="button"
            className="plain linked"
            onClick={() => setPicking(picking === index ? null : index)}
          >
            {link.id ? <bdi>{words.name(link)}</bdi> : words.t('pick.link')}
          </button>
          <Remove what={link.text} act={() => change(edit.removeLink(draft, name, index))} />
          {picking === index && (
            <EntityPicker
              kind={kinds[name]}
              start={link.name ?? link.text}
              close={() => setPicking(null)}
              pick={(entity: Entity) => {
                change(edit.linkEntity(draft, name, index, entity));
                setPicking(null);
              }}
            />
          )}
        </div>
      ))}
      <WordsBox {...props} name={name} />
    </fieldset>
  );
}

function QuantityField(props: Props) {
  const { draft, change } = props;
  const { t, label } = useWords();
  const named = useCodes();
  const q = draft.quantity;
  const number = (text: string) => (text === '' ? null : Number(text));
  const figure = (key: 'value' | 'low' | 'high') => (
    <label className="field narrow">
      {t(`quantity.${key}`)}
      <input
        type="number"
        min={0}
        value={q?.[key] ?? ''}
        onChange={(event) => change(edit.changeQuantity(draft, { [key]: number(event.target.value) }))}
      />
    </label>
  );
  return (
    <fieldset>
      <legend>
        <i className="swatch quantity" aria-hidden="true" />
        {label('slot.quantity')}
      </legend>
      {q && (
        <>
          <div className="chip">
            <Quoted text={q.text} />
            <Remove what={q.text} act={() => change({ ...draft, quantity: null })} />
          </div>
          <div className="figures">
            {!['range', 'vague', 'all'].includes(q.modifier) && figure('value')}
            {q.modifier !== 'exact' && figure('low')}
            {q.modifier !== 'exact' && figure('high')}
            <Choice
              label={t('quantity.modifier')}
              value={q.modifier}
              change={(modifier) =>
                change(edit.changeQuantity(draft, { modifier: modifier as Quantity['modifier'] }))
              }
              options={codes('modifier').map((code) => [code, t(`modifier.${code}` as 'modifier.exact')])}
            />
            <Choice
              label={t('quantity.unit')}
              value={q.unit ?? ''}
              change={(unit) =>
                change(edit.changeQuantity(draft, { unit: (unit || null) as Quantity['unit'] }))
              }
              none="—"
              options={named('unit').map(([code, name]) => [code, name.replace(/[()]/g, '') || code])}
            />
          </div>
        </>
      )}
      <WordsBox {...props} name="quantity" />
    </fieldset>
  );
}

function TimeField(props: Props) {
  const { draft, change } = props;
  const { t, label } = useWords();
  const time = draft.time;
  return (
    <fieldset>
      <legend>
        <i className="swatch time" aria-hidden="true" />
        {label('slot.time')}
      </legend>
      {time && (
        <>
          <div className="chip">
            <Quoted text={time.text} />
            <Remove what={time.text} act={() => change({ ...draft, time: null })} />
          </div>
          <label className="field">
            {t('time.value')}
            <input
              dir="ltr"
              value={time.value}
              placeholder="2021-03-11"
              aria-invalid={!edit.isTime(time.value)}
              onChange={(event) => {
                const value = event.target.value.trim();
                change({
                  ...draft,
                  time: { ...time, value, precision: edit.precisionOf(value), part: null },
                });
              }}
            />
          </label>
        </>
      )}
      <WordsBox {...props} name="time" />
    </fieldset>
  );
}

function SpeakerField(props: Props) {
  const { draft, change } = props;
  const { label } = useWords();
  const [picking, setPicking] = useState<number | null>(null);
  const speakers = draft.attribution;
  const put = (index: number, part: object) =>
    change({ ...draft, attribution: speakers.map((s, at) => (at === index ? { ...s, ...part } : s)) });
  return (
    <fieldset>
      <legend>
        <i className="swatch speaker" aria-hidden="true" />
        {label('slot.speaker')}
      </legend>
      {speakers.map((speaker, index) => (
        <div className="chip" key={`${speaker.begin}-${speaker.end}`}>
          <Quoted text={speaker.text} />
          <select
            aria-label={label('slot.speaker')}
            value={speaker.stance}
            onChange={(event) => put(index, { stance: event.target.value })}
          >
            {codes('stance').map((code) => (
              <option key={code} value={code}>
                {label(`stance.${code}`)}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="plain linked"
            onClick={() => setPicking(picking === index ? null : index)}
          >
            {speaker.id ? <bdi>{speaker.name}</bdi> : label('value.unlinked')}
          </button>
          <Remove
            what={speaker.text}
            act={() => change({ ...draft, attribution: speakers.filter((_, at) => at !== index) })}
          />
          {picking === index && (
            <EntityPicker
              kind=""
              start={speaker.name ?? speaker.text}
              close={() => setPicking(null)}
              pick={({ id, name, camp }) => {
                put(index, { id, name, camp });
                setPicking(null);
              }}
            />
          )}
        </div>
      ))}
      <WordsBox {...props} name="attribution" />
    </fieldset>
  );
}

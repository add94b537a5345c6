// Small signs that never rest on colour alone: the state of a claim, the side of a speaker, the kind of an event.
import type { State } from '../api/types';
import { camps } from '../words/labels';
import { useWords } from '../words/words';

const strokes: Record<State, string> = {
  new: 'M8 4.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7',
  accepted: 'M3 8.5l3.2 3.2L13 4.6',
  corrected: 'M3.5 12.5l1-3.2L11 2.8l2.2 2.2-6.5 6.5z',
  rejected: 'M4 4l8 8M12 4l-8 8',
  disputed: 'M3 6h10M3 10h10M10.5 3l-5 10',
  second_opinion: 'M5.6 6a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.8-1.1 1.7M8 12.4v.4',
};

export const states = Object.keys(strokes) as State[];

export function StateMark({ state, bare }: { state: State; bare?: boolean }) {
  const { t } = useWords();
  const name = t(`state.${state}`);
  return (
    <span className={`state ${state}`} title={bare ? name : undefined}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path
          d={strokes[state]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.9"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span className={bare ? 'unseen' : undefined}>{name}</span>
    </span>
  );
}

const shapes = [
  'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11',
  'M3 3h10v10H3z',
  'M8 2.2L14 13H2z',
  'M8 1.8L14.2 8 8 14.2 1.8 8z',
  'M6 2h4v4h4v4h-4v4H6v-4H2V6h4z',
  'M2 3h12L8 13.8z',
];

export function campShape(camp: string | null): { path: string; tone: number } {
  if (!camp) return { path: shapes[0] ?? '', tone: 0 };
  let index = [...camps.keys()].indexOf(camp);
  if (index < 0) index = [...camp].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7);
  return { path: shapes[index % shapes.length] ?? '', tone: 1 + (index % 6) };
}

export function CampMark({ camp, named }: { camp: string | null; named?: boolean }) {
  const words = useWords();
  const { path, tone } = campShape(camp);
  const name = camp ? words.camp(camp) : words.t('camp.none');
  return (
    <span className="camp" title={named ? undefined : name}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" className={`tone-${tone}`}>
        <path d={path} />
      </svg>
      <span className={named ? undefined : 'unseen'}>{name}</span>
    </span>
  );
}

export function TypeMark({ type }: { type: string }) {
  const { label } = useWords();
  return (
    <span className={`type f-${type.split('.')[0]}`}>
      <i aria-hidden="true" />
      {label(type)}
    </span>
  );
}

export function Confidence({ value }: { value: number }) {
  const { t, number } = useWords();
  const percent = Math.round(value * 100);
  return (
    <span className="confidence" title={t('confidence.why')}>
      <meter
        min={0}
        max={100}
        low={50}
        high={75}
        optimum={100}
        value={percent}
        aria-label={t('confidence')}
      />
      <span>{number(percent)}%</span>
    </span>
  );
}

// How did the number grow from day to day? Each point a number by the day on which it was said.
import type { IncidentNumber } from '../api/types';
import { campShape } from '../parts/marks';
import { useWords } from '../words/words';
import { makeScale } from './scale';

const [width, height, edge] = [560, 180, 34];

export function Toll({ numbers }: { numbers: IncidentNumber[] }) {
  const words = useWords();
  const killed = numbers.filter((n) => n.type === 'casualty.killed' && n.said_on && !n.subset);
  const days = [...new Set(killed.map((n) => n.said_on as string))].sort();
  if (days.length < 2) return null;
  const scale = makeScale(killed.map((n) => n.value ?? n.low ?? n.high ?? 0));
  const first = Date.parse(days[0] ?? '');
  const length = Math.max(1, Date.parse(days.at(-1) ?? '') - first);
  const start = (day: string) => edge + ((Date.parse(day) - first) / length) * (width - 2 * edge);
  const x = (day: string) => (words.rtl ? width - start(day) : start(day)); // time runs as the language is read
  const y = (n: number) => height - 26 - (scale.at(n) / 100) * (height - 44);
  const voices = [...Map.groupBy(killed, (n) => n.speaker ?? `voice ${n.voice}`).values()].filter(
    (line) => line.length > 1,
  );
  const at = (n: IncidentNumber) => n.value ?? n.low ?? n.high ?? 0;
  return (
    <figure className="toll">
      <figcaption>{words.t('toll')}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.t('toll')}>
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line x1={edge} x2={width - edge} y1={y(tick)} y2={y(tick)} className="grid" />
            <text
              x={words.rtl ? width - edge + 8 : edge - 8}
              y={y(tick) + 4}
              className={words.rtl ? 'left' : 'right'}
            >
              {words.number(tick)}
            </text>
          </g>
        ))}
        {days.map((day, index) =>
          index === 0 || index === days.length - 1 ? (
            <text
              key={day}
              x={x(day)}
              y={height - 6}
              className="middle"
              direction={words.rtl ? 'rtl' : 'ltr'}
            >
              {words.day(day)}
            </text>
          ) : null,
        )}
        {voices.map((line) => (
          <polyline
            key={line[0]?.claim}
            className={`tone-${campShape(line[0]?.camp ?? null).tone}`}
            points={[...line]
              .sort((a, b) => (a.said_on ?? '').localeCompare(b.said_on ?? ''))
              .map((n) => `${x(n.said_on ?? '')},${y(at(n))}`)
              .join(' ')}
          />
        ))}
        {killed.map((n) => {
          const { path, tone } = campShape(n.camp);
          return (
            <g
              key={`${n.claim}-${n.text}`}
              transform={`translate(${x(n.said_on ?? '') - 7} ${y(at(n)) - 7})`}
            >
              <path d={path} transform="scale(.875)" className={`tone-${tone}`} />
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

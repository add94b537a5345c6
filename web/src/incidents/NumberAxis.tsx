// What number does each speaker give? One row a number, on one axis: the point, its bounds, whose side he is on.
import type { IncidentNumber } from '../api/types';
import { CampMark, campShape } from '../parts/marks';
import { Quoted } from '../parts/Quoted';
import { saidQuantity } from '../words/said';
import { useWords } from '../words/words';
import { makeScale, reach, type Scale } from './scale';

interface Props {
  numbers: IncidentNumber[];
  outlet: (claim: string) => string;
  open: (claim: string) => string;
}

export function NumberAxis({ numbers, outlet, open }: Props) {
  const { label } = useWords();
  const groups = Map.groupBy(numbers, (n) => `${n.type} ${n.unit}`);
  return [...groups].map(([name, group]) => (
    <Group key={name} name={label(group[0]?.type ?? '')} numbers={group} outlet={outlet} open={open} />
  ));
}

function Group({ name, numbers, outlet, open }: Props & { name: string }) {
  const words = useWords();
  const { t, label, number } = words;
  const known = numbers.flatMap((n) => [n.value, n.low, n.high]).filter((n): n is number => n !== null);
  const scale = makeScale(known);
  const sorted = [...numbers].sort(
    (a, b) => (a.value ?? a.low ?? a.high ?? 0) - (b.value ?? b.low ?? b.high ?? 0),
  );
  return (
    <table className="axis">
      <caption>{name}</caption>
      <thead>
        <tr>
          <th scope="col">{label('slot.speaker')}</th>
          <th scope="col" className="ruler">
            <span className="unseen">{t('axis')}</span>
            {scale.ticks.map((tick) => (
              <i key={tick} style={{ insetInlineStart: `${scale.at(tick)}%` }} aria-hidden="true">
                {number(tick)}
              </i>
            ))}
          </th>
          <th scope="col">{label('slot.quantity')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((n) => (
          <tr key={`${n.claim}-${n.text}`} className={n.revised || n.subset ? 'lesser' : undefined}>
            <th scope="row">
              <a href={open(n.claim)}>
                <CampMark camp={n.camp} />
                <Quoted text={n.speaker_name ?? (outlet(n.claim) || label('value.outlet_itself'))} />
              </a>
              <small className="soft">
                {[
                  n.said_on && words.day(n.said_on),
                  n.status && n.status !== 'unknown' && label(`status.${n.status}`),
                  n.interest === 'adverse_admission' && label('incident.admission'),
                  n.subset && label('incident.subset'),
                  n.revised && label('incident.revised'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </th>
            <td className="bar">
              <Bar n={n} scale={scale} />
            </td>
            <td className="figure">
              {saidQuantity({ ...n, unit: null } as Parameters<typeof saidQuantity>[0], words)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ n, scale }: { n: IncidentNumber; scale: Scale }) {
  const extent = reach(n, scale.max);
  const point = n.value ?? (n.low === n.high ? n.low : null);
  const { path, tone } = campShape(n.camp);
  return (
    <span className="track" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <i className="tick" key={tick} style={{ insetInlineStart: `${scale.at(tick)}%` }} />
      ))}
      {extent && (
        <i
          className={`extent tone-${tone}${extent.openAbove ? ' open' : ''}`}
          style={{
            insetInlineStart: `${scale.at(extent.low)}%`,
            inlineSize: `${Math.max(0, scale.at(extent.high) - scale.at(extent.low))}%`,
          }}
        />
      )}
      {point !== null && (
        <svg
          viewBox="0 0 16 16"
          width="14"
          height="14"
          className={`point tone-${tone}`}
          style={{ insetInlineStart: `${scale.at(point)}%` }}
          aria-hidden="true"
        >
          <path d={path} />
        </svg>
      )}
    </span>
  );
}

// The map itself: land, names, and the places as circles as wide as they are uncertain.
import { geoCircle, geoMercator, geoPath } from 'd3-geo';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../words/words';
import { type Cluster, clusters, type Spot } from './cluster';
import { borders, units } from './land';

const [width, height] = [900, 640];

interface Props {
  spots: Spot[];
  chosen: Cluster | null;
  choose: (cluster: Cluster | null) => void;
}

interface Eye {
  scale: number;
  x: number;
  y: number;
}

function sizeOf(cluster: Cluster): number {
  return 9 + Math.min(16, Math.sqrt(cluster.claims) * 2.2);
}

// The clusters whose names fit beside each other; of two that would overlap the one with more claims is named.
function labelled(all: Cluster[], eye: Eye): Set<Cluster> {
  const kept = new Map<Cluster, { x: number; y: number; half: number }>();
  for (const cluster of [...all].sort((a, b) => b.claims - a.claims)) {
    const x = eye.x + cluster.x * eye.scale;
    const y = eye.y + cluster.y * eye.scale + sizeOf(cluster) + 14;
    const half = (cluster.spots[0]?.name.length ?? 0) * 3.6 + 14;
    const clear = [...kept].every(([, o]) => Math.abs(o.x - x) > o.half + half || Math.abs(o.y - y) > 17);
    const free = all.every((o) => {
      const [ox, oy] = [eye.x + o.x * eye.scale, eye.y + o.y * eye.scale];
      return o === cluster || Math.abs(ox - x) > half + sizeOf(o) || Math.abs(oy - y + 4) > sizeOf(o) + 7;
    });
    if (clear && free) kept.set(cluster, { x, y, half });
  }
  return new Set(kept.keys());
}

// The projection that shows all places with a margin, however near they lie.
function fitted(spots: Spot[]) {
  const points = spots.flatMap(({ lon, lat }) =>
    [-0.6, 0.6].map((by) => [lon + by, lat + by] as [number, number]),
  );
  const shape = {
    type: 'MultiPoint' as const,
    coordinates: points.length
      ? points
      : [
          [36, 34],
          [48, 12],
        ],
  };
  return geoMercator().fitExtent(
    [
      [50, 40],
      [width - 50, height - 40],
    ],
    shape,
  );
}

export function Land({ spots, chosen, choose }: Props) {
  const words = useWords();
  const { t, number } = words;
  const [eye, setEye] = useState<Eye>({ scale: 1, x: 0, y: 0 });
  const svg = useRef<SVGSVGElement>(null);
  const drag = useRef<{ x: number; y: number; eye: Eye } | null>(null);
  const projection = useMemo(() => fitted(spots), [spots]);
  const drawn = useMemo(() => {
    const path = geoPath(projection);
    const visible = units.map((unit) => ({
      unit,
      shape: path(unit) ?? '',
      at: path.centroid(unit),
      area: path.area(unit),
    }));
    return { visible, borders: borders.map((border) => path(border) ?? '') };
  }, [projection]);
  const near = useMemo(() => clusters(spots, projection, 40 / eye.scale), [spots, projection, eye.scale]);
  const circle = useMemo(() => {
    const path = geoPath(projection);
    return (spot: Spot) =>
      path(
        geoCircle()
          .center([spot.lon, spot.lat])
          .radius(spot.radius_m / 111_195)(),
      ) ?? '';
  }, [projection]);

  const named = useMemo(() => labelled(near, eye), [near, eye]);

  const zoom = (by: number, x = width / 2, y = height / 2) =>
    setEye((old) => {
      const scale = Math.max(0.05, Math.min(60, old.scale * by));
      const grown = scale / old.scale;
      return { scale, x: x - (x - old.x) * grown, y: y - (y - old.y) * grown };
    });

  // React listens to wheels passively; the page must not scroll under the map.
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const ratio = width / box.width;
      zoom(
        event.deltaY < 0 ? 1.25 : 0.8,
        (event.clientX - box.left) * ratio,
        (event.clientY - box.top) * ratio,
      );
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  });

  const pan = (x: number, y: number) => setEye((old) => ({ ...old, x: old.x + x, y: old.y + y }));
  const keys: Record<string, () => void> = {
    '+': () => zoom(1.5),
    '=': () => zoom(1.5),
    '-': () => zoom(1 / 1.5),
    '0': () => setEye({ scale: 1, x: 0, y: 0 }),
    ArrowUp: () => pan(0, 60),
    ArrowDown: () => pan(0, -60),
    ArrowLeft: () => pan(60, 0),
    ArrowRight: () => pan(-60, 0),
  };

  return (
    <div className="map">
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={t('map.how')}
        tabIndex={0}
        onKeyDown={(event) => {
          const act = keys[event.key];
          if (!act) return;
          event.preventDefault();
          event.stopPropagation();
          act();
        }}
        onPointerDown={(event) => {
          drag.current = { x: event.clientX, y: event.clientY, eye };
        }}
        onPointerMove={(event) => {
          const from = drag.current;
          if (!from || !svg.current || event.buttons === 0) return;
          const ratio = width / svg.current.getBoundingClientRect().width;
          setEye({
            ...from.eye,
            x: from.eye.x + (event.clientX - from.x) * ratio,
            y: from.eye.y + (event.clientY - from.y) * ratio,
          });
        }}
        onPointerUp={() => {
          drag.current = null;
        }}
      >
        <rect width={width} height={height} className="sea" />
        <g transform={`translate(${eye.x} ${eye.y}) scale(${eye.scale})`}>
          {drawn.visible.map(({ unit, shape }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list of units never changes
            <path key={index} d={shape} className="unit">
              <title>{words.name({ name: unit.properties.name_ar, name_en: unit.properties.name })}</title>
            </path>
          ))}
          {drawn.borders.map((border, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list of borders never changes
            <path key={index} d={border} className="border" />
          ))}
          {spots.map((spot) => (
            <path key={spot.key} d={circle(spot)} className="radius" />
          ))}
        </g>
        {drawn.visible.map(({ unit, at, area }, index) => {
          const [x, y] = [eye.x + at[0] * eye.scale, eye.y + at[1] * eye.scale];
          if (
            near.some(
              (c) =>
                Math.abs(eye.x + c.x * eye.scale - x) < 75 && Math.abs(eye.y + c.y * eye.scale - y + 10) < 28,
            )
          )
            return null;
          if (area * eye.scale ** 2 < 5000 || x < 0 || y < 0 || x > width || y > height) return null;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list of units never changes
            <text key={index} x={x} y={y} className="unit-name">
              {words.name({ name: unit.properties.name_ar, name_en: unit.properties.name })}
            </text>
          );
        })}
        {near.map((cluster) => {
          const [x, y] = [eye.x + cluster.x * eye.scale, eye.y + cluster.y * eye.scale];
          if (x < -40 || y < -40 || x > width + 40 || y > height + 40) return null;
          const key = cluster.spots[0]?.key ?? '';
          const isChosen = chosen?.spots[0]?.key === key;
          const names = cluster.spots
            .slice(0, 3)
            .map((spot) => spot.name)
            .join('، ');
          const size = sizeOf(cluster);
          return (
            <g key={key} transform={`translate(${x} ${y})`} className={isChosen ? 'cluster now' : 'cluster'}>
              <circle
                r={size}
                role="button"
                tabIndex={0}
                aria-pressed={isChosen}
                aria-label={`${names}: ${words.count('claims', cluster.claims)}`}
                onClick={() => choose(isChosen ? null : cluster)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return;
                  event.preventDefault();
                  choose(isChosen ? null : cluster);
                }}
              />
              <text y={4} className="middle" aria-hidden="true">
                {number(cluster.claims)}
              </text>
              {named.has(cluster) && (
                <text y={size + 14} className="middle place-name" aria-hidden="true">
                  {cluster.spots[0]?.name}
                  {cluster.spots.length > 1 && ` +${number(cluster.spots.length - 1)}`}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <div className="map-buttons">
        <button type="button" onClick={() => zoom(1.5)} aria-label={t('map.nearer')}>
          +
        </button>
        <button type="button" onClick={() => zoom(1 / 1.5)} aria-label={t('map.farther')}>
          −
        </button>
        <button type="button" onClick={() => setEye({ scale: 1, x: 0, y: 0 })} aria-label={t('map.whole')}>
          ⤢
        </button>
      </div>
    </div>
  );
}

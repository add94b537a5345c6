// Which places stand too near each other to be told apart at this scale? They are drawn as one, with their number.

export interface Spot {
  key: string;
  name: string;
  lat: number;
  lon: number;
  radius_m: number;
  claims: number;
}
export interface Cluster {
  x: number;
  y: number;
  claims: number;
  spots: Spot[];
}

export function clusters(
  spots: Spot[],
  project: (at: [number, number]) => [number, number] | null,
  near: number,
): Cluster[] {
  const made: Cluster[] = [];
  for (const spot of [...spots].sort((a, b) => b.claims - a.claims || a.key.localeCompare(b.key))) {
    const at = project([spot.lon, spot.lat]);
    if (!at) continue;
    const host = made.find((c) => Math.hypot(c.x - at[0], c.y - at[1]) < near);
    if (host) {
      host.spots.push(spot);
      host.claims += spot.claims;
    } else made.push({ x: at[0], y: at[1], claims: spot.claims, spots: [spot] });
  }
  return made;
}

// Claims by place; those without a position are told apart, never placed.
export function spotsOf(
  rows: { place: string | null; lat: number | null; lon: number | null; radius_m: number | null }[],
) {
  const spots = new Map<string, Spot>();
  const unlocated = new Map<string, number>();
  let unsaid = 0;
  for (const row of rows) {
    if (row.lat === null || row.lon === null) {
      if (row.place === null) unsaid++;
      else unlocated.set(row.place, (unlocated.get(row.place) ?? 0) + 1);
      continue;
    }
    const key = `${row.lat},${row.lon} ${row.place ?? ''}`;
    const spot = spots.get(key);
    if (spot) spot.claims++;
    else
      spots.set(key, {
        key,
        name: row.place ?? '',
        lat: row.lat,
        lon: row.lon,
        radius_m: row.radius_m ?? 0,
        claims: 1,
      });
  }
  return { spots: [...spots.values()], unlocated: [...unlocated].sort((a, b) => b[1] - a[1]), unsaid };
}

// Which land is drawn? First-level units of fifteen countries, and the invented country of the sample pack.
import { geoArea } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import sampleText from '../../../packs/region-sample/map/outline.geojson?raw';
import admin from './shapes/admin1.topo.json';

export interface Unit {
  country: string;
  name: string;
  name_ar: string;
}

const topology = admin as unknown as Topology<{
  units: GeometryCollection<{ adm0_a3: string; name: string; name_ar: string }>;
}>;
const sample = wound(JSON.parse(sampleText)) as FeatureCollection<
  Geometry,
  { kind: string; name_en: string; name_ar: string; pcode: string }
>;

export const units: Feature<Geometry, Unit>[] = [
  ...feature(topology, topology.objects.units).features.map((unit) => ({
    ...unit,
    properties: {
      country: unit.properties.adm0_a3,
      name: unit.properties.name,
      name_ar: unit.properties.name_ar,
    },
  })),
  ...sample.features
    .filter((unit) => unit.properties.kind === 'adm1')
    .map((unit) => ({
      ...unit,
      properties: { country: 'XS', name: unit.properties.name_en, name_ar: unit.properties.name_ar },
    })),
];

export const borders: Geometry[] = [
  mesh(topology, topology.objects.units, (a, b) => a === b || props(a).adm0_a3 !== props(b).adm0_a3),
  ...sample.features.filter((unit) => unit.properties.kind === 'country').map((unit) => unit.geometry),
];

// d3 takes a ring that runs the other way for everything outside it: outlines of files run either way.
function wound(collection: FeatureCollection): FeatureCollection {
  for (const { geometry } of collection.features)
    if (geometry.type === 'Polygon' && geoArea(geometry) > 2 * Math.PI)
      for (const ring of geometry.coordinates) ring.reverse();
  return collection;
}

function props(geometry: object): { adm0_a3: string } {
  return (geometry as { properties: { adm0_a3: string } }).properties;
}

// Which types do the schemas describe? usage: node api_types.mjs
//
// Writes src/api/schema.ts from ../apps/server/openapi.json and the schemas it points to, in each build and check of
// the page. Knows the keywords that these files use, no more.
import { readFileSync, writeFileSync } from 'node:fs';

const out = new URL('src/api/schema.ts', import.meta.url);
const named = new Map(); // name of a type -> its schema and the file it stands in
const read = (path) => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
const title = (text) => text.replace(/(^|_)([a-z])/g, (_, __, letter) => letter.toUpperCase());

function add(file) {
  const stem = title(file.replace('.schema.json', ''));
  if (named.has(stem)) return stem;
  const schema = read(`schema/${file}`);
  named.set(stem, { schema, stem });
  for (const [name, part] of Object.entries(schema.$defs ?? {})) named.set(stem + title(name), { schema: part, stem });
  return stem;
}

function refer(ref, stem) {
  if (ref.startsWith('#/components/schemas/')) return ref.slice('#/components/schemas/'.length);
  if (ref.startsWith('#/$defs/')) return stem + title(ref.slice('#/$defs/'.length));
  return add(ref.split('/').at(-1));
}

function members(schema, stem) {
  const must = new Set(schema.required ?? []);
  return Object.entries(schema.properties)
    .map(([name, part]) => `  ${name}${must.has(name) ? '' : '?'}: ${type(part, stem)};`)
    .join('\n');
}

function type(schema, stem) {
  if (schema.$ref) return refer(schema.$ref, stem);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.anyOf ?? schema.oneOf) return (schema.anyOf ?? schema.oneOf).map((part) => type(part, stem)).join(' | ');
  if (schema.allOf) return schema.allOf.map((part) => type(part, stem)).join(' & ');
  if (Array.isArray(schema.type)) return schema.type.map((one) => type({ ...schema, type: one }, stem)).join(' | ');
  if (schema.prefixItems) return `[${schema.prefixItems.map((part) => type(part, stem)).join(', ')}]`;
  if (schema.type === 'array') return `(${type(schema.items ?? {}, stem)})[]`;
  if (schema.properties) return `{\n${members(schema, stem)}\n}`;
  if (schema.type === 'object') return `Record<string, ${type(schema.additionalProperties || {}, stem)}>`;
  return { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' }[schema.type] ?? 'unknown';
}

for (const [name, schema] of Object.entries(read('apps/server/openapi.json').components.schemas))
  named.set(name, { schema, stem: name });
const lines = [];
for (const [name, { schema, stem }] of named) lines.push(`export type ${name} = ${type(schema, stem)};\n`);
const text = `// Made by api_types.mjs from apps/server/openapi.json and schema/. Not to be edited.\n\n${lines.join('\n')}`;
writeFileSync(out, text);

// What are codes called? The same words as in the program's own outputs, and the packs' names of the sides.
import messages from '../../../apps/cli/messages.tsv?raw';
import table from '../../../isnad/exports/labels.tsv?raw';

type Pair = { en: string; ar: string };
export type Labels = Map<string, Pair>;

export function readLabels(text: string): Labels {
  const labels: Labels = new Map();
  for (const line of text.split('\n').slice(1)) {
    const [id, en = '', ar = ''] = line.split('\t');
    if (id && !id.startsWith('#')) labels.set(id, { en, ar });
  }
  return labels;
}

export const labels = readLabels(table);
// Why input was refused, and what helps: as the program says it in a terminal.
for (const [id, pair] of readLabels(messages)) if (/^(reason|remedy)\./.test(id)) labels.set(id, pair);

const sides = import.meta.glob<string>('../../../packs/*/camps.tsv', {
  query: '?raw',
  import: 'default',
  eager: true,
});
export const camps: Labels = new Map();
for (const text of Object.values(sides)) {
  for (const line of text.split('\n').slice(1)) {
    const [id, ar = '', en = ''] = line.split('\t');
    if (id && !id.startsWith('#')) camps.set(id, { en: en || ar, ar });
  }
}

export const types = [...labels.keys()].filter((id) =>
  /^(casualty|attack|territory|materiel|property|population|detention|force|protest|relief|politics)\./.test(
    id,
  ),
);
export const families = [...new Set(types.map((type) => type.split('.')[0] ?? ''))];

export function codes(kind: string): string[] {
  return [...labels.keys()].filter((id) => id.startsWith(`${kind}.`)).map((id) => id.slice(kind.length + 1));
}

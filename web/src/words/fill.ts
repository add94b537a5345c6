// A pattern with its holes filled: `{n} of {all}`.
export type Values = Record<string, string | number>;

export function fill(pattern: string, values: Values): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

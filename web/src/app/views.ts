// Which views are there, in the order of the rail, and which letter goes to each after `g`?
export const views = [
  ['documents', 'd'],
  ['queue', 'q'],
  ['incidents', 'i'],
  ['map', 'm'],
  ['timeline', 't'],
  ['search', 's'],
  ['names', 'n'],
  ['log', 'l'],
  ['import', 'b'],
  ['export', 'x'],
] as const;
export type View = (typeof views)[number][0];

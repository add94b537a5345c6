// Which key was pressed, whatever the layout?

// `j`, `/`, `?`, `Enter`, `Escape`, `ArrowDown`: what the map of keys calls the pressed one.
export function keyName(event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  if (event.key === '?' || event.key === '؟') return '?';
  if (event.key === '/') return '/';
  if (/^Key[A-Z]$/.test(event.code)) return event.code.slice(3).toLowerCase();
  if (event.code === 'Slash') return event.shiftKey ? '?' : '/';
  return event.key;
}

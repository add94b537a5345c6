import { describe, expect, it } from 'vitest';
import { keyName } from './keyName';
import { href, parseRoute } from './route';

describe('route', () => {
  it('reads what it writes', () => {
    const route = parseRoute(href('documents', 3, { claim: 'c_1', q: 'قصف & سوق?' }));
    expect([route.view, route.id, route.query.get('claim'), route.query.get('q')]).toEqual([
      'documents',
      '3',
      'c_1',
      'قصف & سوق?',
    ]);
  });
  it('opens the documents when nothing is said', () => {
    expect(parseRoute('').view).toBe('documents');
    expect(parseRoute('#/incidents/%zz').id).toBe('%zz');
  });
});

describe('keyName', () => {
  it('knows a key by its place under an Arabic layout', () => {
    expect(keyName({ key: 'ت', code: 'KeyJ', shiftKey: false })).toBe('j');
    expect(keyName({ key: '؟', code: 'Slash', shiftKey: true })).toBe('?');
    expect(keyName({ key: 'ظ', code: 'Slash', shiftKey: false })).toBe('/');
    expect(keyName({ key: 'Escape', code: 'Escape', shiftKey: false })).toBe('Escape');
  });
});

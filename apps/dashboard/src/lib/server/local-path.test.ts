import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test('a path of ours is kept with its query', () => {
  expect(localPath('/review?week=2026-11-16#3')).toBe('/review?week=2026-11-16#3');
});

test.each([
  null,
  '',
  'inbox',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '\\\\evil',
])('%j leads to the Inbox', (path) => {
  expect(localPath(path)).toBe('/inbox');
});

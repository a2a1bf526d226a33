import { expect, it } from 'vitest';
import { requestIdFrom } from './request-id.ts';

it.each(['a', 'req_01J-x.y:z', 'f'.repeat(64)])('keeps the id that the sender brought (%s)', (id) => {
  expect(requestIdFrom(id)).toBe(id);
});

it.each([null, '', 'f'.repeat(65), 'two words', 'line\nbreak', '{"level":50}', 'ä'])('makes its own for %j', (id) => {
  expect(requestIdFrom(id)).toMatch(/^[0-9a-f]{12}$/);
});

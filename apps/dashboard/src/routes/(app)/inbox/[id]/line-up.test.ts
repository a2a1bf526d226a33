import { expect, it } from 'vitest';
import { createLineUp } from './line-up.ts';

const said = (role: string, at: string, authorId: string | null = null) => ({ role, authorId, at: new Date(at) });

const morning = said('visitor', '2026-11-02T09:00:00Z');
const more = said('visitor', '2026-11-02T09:01:00Z');
const answer = said('bot', '2026-11-02T09:02:00Z');
const late = said('bot', '2026-11-02T23:30:00Z');

it('a day is named at its first message, and who speaks on follows on the same day only', () => {
  const lines = createLineUp('Europe/Berlin')([morning, more, answer, late]);
  expect(lines.map(({ day }) => day !== null)).toEqual([true, false, false, true]);
  expect(lines.map(({ follows }) => follows)).toEqual([false, true, false, false]);
  expect(createLineUp('UTC')([answer, late])[1]).toMatchObject({ day: null, follows: true });
});

it('one teammate’s words do not follow another’s', () => {
  const operators = [said('operator', '2026-11-02T09:00:00Z', 'mia'), said('operator', '2026-11-02T09:01:00Z', 'jo')];
  expect(createLineUp('UTC')(operators)[1]?.follows).toBe(false);
});

it('what stands as it stood is the same line, so that it is not drawn anew', () => {
  const lineUp = createLineUp('UTC');
  const before = lineUp([more, answer]);
  const after = lineUp([morning, more, answer, late]);
  expect(after[2]).toBe(before[1]);
  expect(after[1]).not.toBe(before[0]);
  expect(after[1]).toMatchObject({ day: null, follows: true });
});

import { expect, it } from 'vitest';
import { answer } from './scripted-bot.ts';

it('asks for a human when the visitor does, and says so when it knows nothing', () => {
  expect(answer('Can I talk to a person?').handoff).toBe(true);
  expect(answer('When are you open?')).toMatchObject({ answered: true, handoff: false });
  expect(answer('Which colour has the moon?')).toMatchObject({ answered: false, handoff: false });
});

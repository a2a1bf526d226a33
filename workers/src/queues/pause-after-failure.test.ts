import { expect, it } from 'vitest';
import { pauseAfterFailure } from './pause-after-failure.ts';

it('waits before it tells that no job could be fetched, and not otherwise', async () => {
  let away = true;
  const backend = pauseAfterFailure(
    {
      async moveToActive(_token: string) {
        if (away) throw new Error('the database system is starting up');
        return [];
      },
    },
    50,
  );
  const begunAt = performance.now();
  await expect(backend.moveToActive('token')).rejects.toThrow('starting up');
  expect(performance.now() - begunAt).toBeGreaterThanOrEqual(45);
  away = false;
  const goodAt = performance.now();
  await backend.moveToActive('token');
  expect(performance.now() - goodAt).toBeLessThan(200);
});

import { expect, it } from 'vitest';
import { spreadMs } from './wait.ts';

it('lets pollers that began together part, none of which waits longer than it may', () => {
  const waits = Array.from({ length: 200 }, () => spreadMs(2_000));
  for (const wait of waits) {
    expect(wait).toBeGreaterThanOrEqual(1_500);
    expect(wait).toBeLessThanOrEqual(2_000);
  }
  expect(new Set(waits.map(Math.round)).size).toBeGreaterThan(20);
});

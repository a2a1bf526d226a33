import { expect, test } from 'vitest';
import { countAttempt, forgiveAttempt } from './sign-in-limits.ts';

test('the ninth wrong password for an account has to wait, from any address and however the e-mail is spelled', async () => {
  for (let attempt = 0; attempt < 8; attempt++) {
    expect(await countAttempt('anna@shop.example', `10.0.0.${String(attempt)}`)).toBe(0);
  }
  const wait = await countAttempt('Anna@Shop.example', '10.0.0.99');
  expect(wait).toBeGreaterThan(14 * 60);
  expect(wait).toBeLessThanOrEqual(15 * 60);
  expect(await countAttempt('ben@shop.example', '10.0.0.99')).toBe(0);
});

test('attempts made at the same moment are all counted', async () => {
  const waits = await Promise.all(
    Array.from({ length: 20 }, (_, index) => countAttempt('cleo@shop.example', `10.1.0.${String(index)}`)),
  );
  expect(waits.filter((wait) => wait === 0)).toHaveLength(8);
});

test('a right password clears the count', async () => {
  for (let attempt = 0; attempt < 7; attempt++) await countAttempt('dan@shop.example', '10.2.0.1');
  await forgiveAttempt('dan@shop.example', '10.2.0.1');
  for (let attempt = 0; attempt < 8; attempt++) expect(await countAttempt('dan@shop.example', '10.2.0.1')).toBe(0);
});

test('one address cannot try one password on every account', async () => {
  const waits = [];
  for (let attempt = 0; attempt < 70; attempt++) {
    waits.push(await countAttempt(`user-${String(attempt)}@shop.example`, '10.3.0.1'));
  }
  expect(waits.filter((wait) => wait === 0)).toHaveLength(60);
});

import { expect, it } from 'vitest';
import type { AuthenticatedKey, WorkspaceId } from '@debrief/db';
import { authorise } from './authorise.ts';
import { createKeyring } from './keyring.ts';
import { createRateLimit } from './limit-rate.ts';

const secret: AuthenticatedKey = {
  id: 'k',
  workspaceId: 'w' as WorkspaceId,
  kind: 'secret',
  origins: [],
  sample: false,
};
const inPage: AuthenticatedKey = { ...secret, kind: 'public', origins: ['https://shop.example'] };

function store(keys: Record<string, AuthenticatedKey>) {
  const looked: string[] = [];
  let clock = 0;
  const lookUp = (key: string) => {
    looked.push(key);
    return key === 'broken' ? Promise.reject(new Error('away')) : Promise.resolve(keys[key] ?? null);
  };
  const keyring = createKeyring(lookUp, { ttlMs: 1_000, now: () => clock });
  return { keyring, looked, keys, pass: (ms: number) => (clock += ms) };
}

it('looks a key up once a moment, a wrong one too, and lets a revoked one go within it', async () => {
  const { keyring, looked, keys, pass } = store({ good: secret });
  await Promise.all([keyring.find('good'), keyring.find('good'), keyring.find('wrong'), keyring.find('wrong')]);
  expect(looked).toEqual(['good', 'wrong']);
  delete keys.good;
  expect(await keyring.find('good')).toBe(secret);
  pass(1_001);
  expect(await keyring.find('good')).toBeNull();
});

it('forgets a look-up that failed, and does not look up what cannot be a key', async () => {
  const { keyring, looked } = store({});
  await expect(keyring.find('broken')).rejects.toThrow('away');
  await expect(keyring.find('broken')).rejects.toThrow('away');
  expect(looked).toHaveLength(2);
  expect(await keyring.find('x'.repeat(300))).toBeNull();
  expect(looked).toHaveLength(2);
});

it.each([
  ['no key', {}, 'write', 401, 'key_missing'],
  ['a wrong key', { authorization: 'Bearer nope' }, 'write', 401, 'key_unknown'],
  ['another scheme', { authorization: 'Basic good' }, 'write', 401, 'key_unknown'],
  ['an empty key', { authorization: 'Bearer ' }, 'write', 401, 'key_unknown'],
  ['a public key that reads', { authorization: 'Bearer page' }, 'read', 403, 'key_cannot_read'],
  ['a public key from no page', { authorization: 'Bearer page' }, 'write', 403, 'origin_not_allowed'],
  [
    'a public key from another page',
    { authorization: 'Bearer page', origin: 'https://shop.example.evil' },
    'write',
    403,
    'origin_not_allowed',
  ],
] as const)('refuses %s', async (_, headers, use, status, code) => {
  const { keyring } = store({ good: secret, page: inPage });
  const request = new Request('http://localhost/v1/batch', { headers });
  await expect(authorise(request, keyring, use)).rejects.toMatchObject({ status, code });
});

it('lets a secret key do everything, and a public one write from its page', async () => {
  const { keyring } = store({ good: secret, page: inPage });
  const request = (headers: Record<string, string>) => new Request('http://localhost/v1/batch', { headers });
  expect(await authorise(request({ authorization: 'bearer good' }), keyring, 'read')).toBe(secret);
  const fromPage = request({ authorization: 'Bearer page', origin: 'https://shop.example' });
  expect(await authorise(fromPage, keyring, 'write')).toBe(inPage);
});

it('counts requests by key, and says when to come back', async () => {
  const limitRate = createRateLimit(2);
  await limitRate('a');
  await limitRate('a');
  await expect(limitRate('a')).rejects.toMatchObject({ status: 429, details: { headers: { 'retry-after': '1' } } });
  await expect(limitRate('b')).resolves.toBeUndefined();
});

import { createApiKey, revokeApiKey } from '@debrief/db';
import { describe, expect, it } from 'vitest';
import { startApiServer } from './testing/start-api-server.ts';
import { message, postTo } from './testing/post-items.ts';
import { useApi } from './testing/use-api.ts';

// Above what these tests can send on the quickest machine; the limit has a test of its own.
const api = useApi({ requestsPerSecond: 1_000_000 });

const post = (path: string, body: string | object, headers?: Record<string, string>) =>
  postTo(api, path, body, headers);

describe('a key', () => {
  it('that is revoked ends within five seconds', async () => {
    const { id, key: other } = await createApiKey(api.sql, api.workspaceId, { kind: 'secret', name: 'other' });
    const send = () => post('end', { conversation: 'none' }, { authorization: `Bearer ${other}` });
    expect((await send()).status).toBe(404);
    await revokeApiKey(api.sql, api.workspaceId, id);
    await expect.poll(async () => (await send()).status, { timeout: 5_000, interval: 200 }).toBe(401);
  });

  it('in a web page may only write, only from there, and the page may read the answer', async () => {
    const { key: inPage } = await createApiKey(api.sql, api.workspaceId, {
      ...{ kind: 'public', name: 'widget', origins: ['https://shop.example'] },
    });
    const { type: _, ...body } = message('c-1', 'm-1');
    const authorization = `Bearer ${inPage}`;
    const fromShop = await post('messages', body, { authorization, origin: 'https://shop.example' });
    expect(fromShop.status).toBe(201);
    expect(fromShop.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    const edit = { conversation: 'c-1', message: 'm-1', text: 'never said', at: '2026-11-01T10:00:00Z' };
    const edited = await post('edits', edit, { authorization, origin: 'https://shop.example' });
    expect(edited).toMatchObject({ status: 403, body: { code: 'key_cannot_edit' } });
    expect(await post('messages', body, { authorization })).toMatchObject({ status: 403 });
    const fromEvil = await post('messages', body, { authorization, origin: 'https://evil.example' });
    expect(fromEvil).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } });
    expect(fromEvil.headers.get('access-control-allow-origin')).toBeNull();
    const read = await fetch(`${api.server.url}/v1/conversations`, {
      headers: { authorization, origin: 'https://shop.example' },
    });
    expect(read.status).toBe(403);
  });

  it('for sample data marks what it sends, and leaves the set-up key readable; a real message does not', async () => {
    const sealWith = 'a secret of at least thirty-two characters';
    await createApiKey(api.sql, api.workspaceId, { kind: 'secret', name: 'first', sealWith });
    const isSealed = async () =>
      (await api.sql`select 1 from api_key where workspace_id = ${api.workspaceId} and sealed is not null`).length > 0;
    const { key: sampleKey } = await createApiKey(api.sql, api.workspaceId, {
      kind: 'secret',
      name: 'sample',
      sample: true,
    });
    await post('batch', { items: [message('c-1', 'm-1')] }, { authorization: `Bearer ${sampleKey}` });
    expect(await api.sql`select sample from conversation where workspace_id = ${api.workspaceId}`).toEqual([
      { sample: true },
    ]);
    expect(await isSealed()).toBe(true);
    await post('batch', { items: [message('c-2', 'm-1')] });
    await expect.poll(isSealed).toBe(false);
  });

  it('that sends too often is told when to come back', async () => {
    await using slow = await startApiServer(api.databaseUrl, { requestsPerSecond: 3 });
    const send = () => fetch(`${slow.url}/v1/conversations`, { headers: { authorization: `Bearer ${api.key}` } });
    const answers = await Promise.all([send(), send(), send(), send()]);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    for (const answer of answers) await answer.text();
  });
});

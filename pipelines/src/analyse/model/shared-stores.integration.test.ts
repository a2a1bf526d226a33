/** The model tier of several processes on one Postgres, asking one local server that speaks OpenAI's API. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  appendItems,
  connectPostgres,
  createWorkspace,
  eraseVisitor,
  listSpend,
  recallAnswer,
  tidyModelUse,
  type ConversationId,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { createTestDatabase } from '@debrief/db/testing';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { ModelAccount } from '../analyser.ts';
import { createLocalAnalyser } from '../index.ts';
import { createModelAnalyser, type ModelAnalyserOptions } from './create-model-analyser.ts';
import { createModelStores } from './postgres-stores.ts';
import { shop, shopAnswer } from './testing/conversations.ts';
import { SCRIPTED_USAGE } from './testing/protocols.ts';
import { startModelServer, type Reply } from './testing/start-model-server.ts';

const child = fileURLToPath(new URL('testing/analyse-in-a-process.ts', import.meta.url));
const TOKENS = SCRIPTED_USAGE.inputTokens + SCRIPTED_USAGE.outputTokens;
const good: Reply = { kind: 'answer', value: shopAnswer };
const spec = 'openai:gpt-5-mini';
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let sql: Sql;
let account: ModelAccount & { workspaceId: WorkspaceId; conversationId: ConversationId };

beforeAll(async () => {
  database = await createTestDatabase();
  sql = connectPostgres(database.url, { max: 8 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});
beforeEach(async () => {
  await sql`delete from workspace`;
  await sql`delete from model_call`;
  account = await accountOf('W');
});

async function accountOf(name: string) {
  const workspaceId = await createWorkspace(sql, { name });
  await appendItems(sql, workspaceId, [
    { type: 'message', conversation: 'c', id: 'm', role: 'visitor', text: 'Hello', visitor: { id: 'v-1' } },
  ]);
  const [row] = await sql<{ id: ConversationId }[]>`select id from conversation where workspace_id = ${workspaceId}`;
  if (!row) throw new Error('no conversation');
  const none = { usd: null, tokens: null };
  return {
    workspaceId,
    conversationId: row.id,
    budget: none,
    redactNames: false,
    visitor: { name: null, email: null },
  };
}

async function setUp(replies: Parameters<typeof startModelServer>[1], options: Partial<ModelAnalyserOptions> = {}) {
  const server = await startModelServer('openai', replies);
  onTestFinished(async () => server[Symbol.asyncDispose]());
  const make = () =>
    createModelAnalyser({
      model: { spec, baseUrl: server.baseUrl, apiKey: 'k' },
      local: createLocalAnalyser(),
      firstRetryWaitMs: 10,
      pricing: { inputUsdPerMillion: 1, outputUsdPerMillion: 5 },
      ...createModelStores(sql, { model: spec }),
      ...options,
    });
  return { server, make };
}

const about = (nth: number) => ({ messages: [...shop.messages, { role: 'visitor' as const, text: `Bye ${nth}.` }] });

test('what one process was told the other knows, in the same workspace only, until the visitor is erased', async () => {
  const { server, make } = await setUp([good]);
  const first = await make().analyse(shop, { account });
  expect((await make().analyse(shop, { account })).summary).toBe(first.summary);
  expect(server.requests).toHaveLength(1);
  await make().analyse(shop, { account: await accountOf('Other') });
  expect(server.requests).toHaveLength(2);
  const [kept] = await sql<{ key: string }[]>`select key from model_answer where workspace_id = ${account.workspaceId}`;
  expect(await recallAnswer(sql, account.workspaceId, kept?.key ?? '')).not.toBeNull();
  await eraseVisitor(sql, account.workspaceId, 'v-1');
  expect(await recallAnswer(sql, account.workspaceId, kept?.key ?? '')).toBeNull();
});

test('answers are kept no longer and no more than they may be', async () => {
  const { make } = await setUp([good]);
  for (let nth = 0; nth < 4; nth += 1) await make().analyse(about(nth), { account });
  await sql`update model_answer set made_at = now() - interval '31 days'
            where key = (select min(key) from model_answer)`;
  await tidyModelUse(sql, 2);
  expect(await sql`select 1 from model_answer`).toHaveLength(2);
});

test('a workspace’s own budget ends its calls, and nobody else’s; what was spent is told by day', async () => {
  const { server, make } = await setUp([good], { maxOutputTokens: 500 });
  const poor = { ...account, budget: { usd: null, tokens: 4_500 } };
  const reasons: (string | null)[] = [];
  for (let nth = 0; nth < 6; nth += 1)
    reasons.push((await make().analyse(about(nth), { account: poor })).receipt.fallbackReason);
  const paid = reasons.filter((reason) => reason === null).length;
  expect(paid).toBeGreaterThan(0);
  expect(paid).toBeLessThan(6);
  expect(reasons.at(-1)).toMatch(/workspace’s own budget/);
  expect((await make().analyse(about(9), { account: await accountOf('Other') })).receipt.fallbackReason).toBeNull();
  expect(server.requests).toHaveLength(paid + 1);
  const [today] = await listSpend(sql, account.workspaceId, 7);
  expect(today).toMatchObject({
    day: new Date().toISOString().slice(0, 10),
    conversations: paid,
    inputTokens: paid * SCRIPTED_USAGE.inputTokens,
    outputTokens: paid * SCRIPTED_USAGE.outputTokens,
  });
  expect(today?.costUsd).toBeCloseTo(paid * 0.002, 9);
});

test('two processes share the desk’s budget: together they never pass it, and every call is booked', async () => {
  const { server } = await setUp([good]);
  const budget = 30_000;
  const told = await Promise.all([run(server.baseUrl, 0, { budget }), run(server.baseUrl, 100, { budget })]);
  const paid = told.flat().filter((reason) => reason === null).length;
  expect(told.flat()).toHaveLength(24);
  expect(paid).toBe(server.requests.length);
  expect(paid).toBeGreaterThan(3);
  expect(paid * TOKENS).toBeLessThanOrEqual(budget);
  expect(told.flat().some((reason) => reason?.includes('budget'))).toBe(true);
  const [today] = await listSpend(sql, account.workspaceId, 7);
  expect(today?.conversations).toBe(paid);
  expect(await sql`select 1 from model_reservation`).toHaveLength(0);
});

test('two processes together keep to the calls that may be under way at once', async () => {
  let [underWay, most] = [0, 0];
  const server = await startModelServer('openai', () => {
    underWay += 1;
    most = Math.max(most, underWay);
    setTimeout(() => (underWay -= 1), 60);
    return { kind: 'answer', value: shopAnswer, afterMs: 60 };
  });
  onTestFinished(async () => server[Symbol.asyncDispose]());
  const told = await Promise.all([
    run(server.baseUrl, 0, { concurrency: 2 }),
    run(server.baseUrl, 100, { concurrency: 2 }),
  ]);
  expect(told.flat().every((reason) => reason === null)).toBe(true);
  expect(server.requests).toHaveLength(24);
  expect(most).toBeLessThanOrEqual(2);
});

test('a process that died gives its place and its estimate back in time', async () => {
  const { make } = await setUp([good], { concurrency: 1, budget: { tokens: 8_000 }, maxOutputTokens: 500 });
  await sql`insert into model_call (id, model, began_at, lease_until)
            values (gen_random_uuid(), ${spec}, now() - interval '2 minutes', now() - interval '1 second')`;
  await sql`insert into model_reservation (id, workspace_id, day, tokens, cost_usd, expires_at)
            values (gen_random_uuid(), ${account.workspaceId}, (now() at time zone 'UTC')::date, 8000, 0, now() - interval '1 second')`;
  expect((await make().analyse(shop, { account })).receipt.fallbackReason).toBeNull();
  await tidyModelUse(sql);
  expect(await sql`select 1 from model_reservation`).toHaveLength(0);
});

/** Analyses twelve conversations in a process of its own, all at once; why each had no model's answer, or null. */
async function run(
  baseUrl: string,
  from: number,
  limits: { budget?: number; concurrency?: number },
): Promise<(string | null)[]> {
  const started = spawn(process.execPath, [child], { stdio: ['pipe', 'pipe', 'inherit'] });
  started.stdin.end(JSON.stringify({ databaseUrl: database.url, baseUrl, spec, from, count: 12, account, ...limits }));
  let output = '';
  for await (const chunk of started.stdout) output += String(chunk);
  return JSON.parse(output) as (string | null)[];
}

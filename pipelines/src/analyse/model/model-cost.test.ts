import { expect, onTestFinished, test, vi } from 'vitest';
import { createMemorySpendStore } from './daily-budget.ts';
import { shop, shopAnswer } from './testing/conversations.ts';
import { good, setUp } from './testing/set-up-analyser.ts';

function memoryCache() {
  const kept = new Map<string, string>();
  return {
    kept,
    cache: {
      get: async (key: string) => kept.get(key) ?? null,
      set: async (key: string, value: string) => void kept.set(key, value),
    },
  };
}

test('the same content is asked about once, and the second time costs nothing', async () => {
  const { kept, cache } = memoryCache();
  const { server, analyser } = await setUp('openai', [good], { cache });
  const first = await analyser.analyse(shop);
  const second = await analyser.analyse({
    ...shop,
    messages: shop.messages.map((message) => ({ ...message, atMs: 5 })),
  });
  expect(server.requests).toHaveLength(1);
  expect(second).toEqual({ ...first, receipt: { ...first.receipt, inputTokens: 0, outputTokens: 0, costUsd: 0 } });
  await analyser.analyse({ ...shop, handoffRequested: true });
  expect(server.requests).toHaveLength(2);
  expect([...kept.keys()].join()).not.toContain('Aurora');
});

test('a fallback is not kept: the next time the model is asked again', async () => {
  const { kept, cache } = memoryCache();
  const { server, analyser } = await setUp('openai', [{ kind: 'status', status: 400 }, good], { cache });
  expect((await analyser.analyse(shop)).receipt.fallbackReason).toMatch(/400/);
  expect(kept.size).toBe(0);
  expect((await analyser.analyse(shop)).receipt.fallbackReason).toBeNull();
  expect(server.requests).toHaveLength(2);
});

test('another version of the prompt is asked anew, and the same one is not', async () => {
  const { cache } = memoryCache();
  const before = await setUp('openai', [good], { cache });
  await before.analyser.analyse(shop);
  vi.resetModules();
  vi.doMock('./prompts/analyse-v1.ts', async (original) => ({
    ...(await original<typeof import('./prompts/analyse-v1.ts')>()),
    ANALYSE_PROMPT_VERSION: 2,
  }));
  onTestFinished(() => {
    vi.doUnmock('./prompts/analyse-v1.ts');
    vi.resetModules();
  });
  const { setUp: setUpNext } = await import('./testing/set-up-analyser.ts');
  const next = await setUpNext('openai', [good], { cache });
  expect((await next.analyser.analyse(shop)).receipt.analysedBy).toMatch(/@2$/);
  await next.analyser.analyse(shop);
  expect([before.server.requests.length, next.server.requests.length]).toEqual([1, 1]);
});

test('a broken cache costs no answer', async () => {
  const broken = { get: () => Promise.reject(new Error('down')), set: () => Promise.reject(new Error('down')) };
  const { analyser } = await setUp('openai', [good], { cache: broken });
  expect((await analyser.analyse(shop)).receipt.fallbackReason).toBeNull();
});

test('beyond the day’s budget the local analyser answers; the next day begins anew', async () => {
  let nowMs = Date.parse('2026-11-01T23:00:00Z');
  const spending = createMemorySpendStore();
  const options = { budget: { tokens: 8_000 }, maxOutputTokens: 1_000, spending, clock: () => nowMs };
  const { server, analyser } = await setUp('openai', [good], options);
  const reasons: (string | null)[] = [];
  for (let i = 0; i < 8; i += 1) {
    const conversation = { messages: [...shop.messages, { role: 'visitor' as const, text: `Bye ${i}.` }] };
    reasons.push((await analyser.analyse(conversation)).receipt.fallbackReason);
  }
  const asked = server.requests.length;
  expect(asked).toBeGreaterThan(2);
  expect(asked).toBeLessThan(8);
  expect(reasons.at(-1)).toMatch(/budget/);
  expect(spending.read('2026-11-01').tokens).toBe(asked * 1_200);
  nowMs += 2 * 3_600_000;
  expect((await analyser.analyse(shop)).receipt.fallbackReason).toBeNull();
});

test('calls under way at once cannot overdraw the budget together', async () => {
  const { server, analyser } = await setUp('openai', [good], {
    budget: { tokens: 8_000 },
    maxOutputTokens: 4_000,
    concurrency: 9,
  });
  const receipts = await Promise.all(Array.from({ length: 9 }, async () => (await analyser.analyse(shop)).receipt));
  expect(server.requests).toHaveLength(1);
  expect(receipts.filter(({ fallbackReason }) => fallbackReason === null)).toHaveLength(1);
});

test('no more calls are under way than allowed', async () => {
  let [underWay, most] = [0, 0];
  const { server, analyser } = await setUp(
    'openai',
    () => {
      most = Math.max(most, (underWay += 1));
      setTimeout(() => (underWay -= 1), 30);
      return { kind: 'answer', value: shopAnswer, afterMs: 30 };
    },
    { concurrency: 2 },
  );
  await Promise.all(Array.from({ length: 8 }, async () => analyser.analyse(shop)));
  expect(server.requests).toHaveLength(8);
  expect(most).toBeLessThanOrEqual(2);
});

test('no more calls begin in a minute than allowed', async () => {
  const { server, analyser } = await setUp('openai', [good], { rateLimit: { requestsPerMinute: 2 } });
  await analyser.analyse(shop);
  await analyser.analyse(shop);
  await expect(analyser.analyse(shop, { signal: AbortSignal.timeout(1_000) })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
  expect(server.requests).toHaveLength(2);
});

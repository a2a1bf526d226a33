import {
  appendItems,
  listUnsettled,
  markSettled,
  newId,
  readForAnalysis,
  reportHealth,
  saveFindings,
  saveThreshold,
  settlePage,
  type ConversationId,
} from '@debrief/db';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from '../../../../testing/find-violations.ts';
import { useDesk } from '../../../../testing/use-desk.ts';
import { visit } from '../../../../testing/visit.ts';

let page: Page;

const desk = useDesk(async () => {
  for (let nth = 0; nth < 40; nth += 1) await flagged(nth, 0.3 + (nth % 14) / 20);
});

beforeAll(() => {
  ({ page } = desk);
});

/** A conversation whose answer was found to be a gap, this sure. */
async function flagged(nth: number, score: number): Promise<void> {
  const conversation = `c-${String(nth)}`;
  await appendItems(desk.sql, desk.workspaceId, [
    { type: 'message', conversation, id: 'm-1', role: 'visitor', text: `Do you ship parcel ${String(nth)} to Norway?` },
    {
      type: 'message',
      conversation,
      id: 'm-2',
      role: 'bot',
      text: 'It will definitely arrive. Please contact our team.',
    },
  ]);
  const [row] = await desk.sql<{ id: ConversationId }[]>`
    select id from conversation where workspace_id = ${desk.workspaceId} and external_id = ${conversation}`;
  const id = row?.id ?? newId<ConversationId>();
  const read = (await readForAnalysis(desk.sql, desk.workspaceId, [id])).get(id);
  const messageId = read?.messages[1]?.id ?? newId();
  const rule = nth % 3 === 0 ? 'gap.evasive' : 'gap.deflected';
  const analysis = {
    ...{ contentRevision: read?.contentRevision ?? 0, analysedBy: 'model:openai:gpt-5-mini@1', fallbackReason: null },
    ...{ summary: ['They asked about Norway.'], evidence: [], language: 'en' },
    ...({ outcome: 'unresolved', sentiment: 'neutral' } as const),
    ...{ inputTokens: 1_200, outputTokens: 300, costUsd: 0.0009, questions: [] },
    flags: [
      {
        ...({ kind: 'knowledge_gap', messageId, rule, score, reason: 'Sent away.' } as const),
        evidence: [{ messageId, start: 0, end: 6 }],
      },
    ],
  };
  await saveFindings(desk.sql, desk.workspaceId, [{ conversationId: id, tier: 'full', analysis }]);
}

/** What the workers do when a member has changed something. */
async function settle(): Promise<void> {
  for (const unsettled of await listUnsettled(desk.sql)) {
    let after: ConversationId | null = null;
    do after = (await settlePage(desk.sql, unsettled.workspaceId, { after })).next;
    while (after);
    await markSettled(desk.sql, unsettled);
  }
}

const open = (path: string) => visit(page, desk.url + path);
const openFlags = async () =>
  (await desk.sql<{ n: number }[]>`select count(*)::int as n from flag where status = 'open'`)[0]?.n ?? 0;

test('a preview that fails says so where it would be, keeps the page, and is tried again', async () => {
  await open('/settings/analysis');
  await page.evaluate("document.documentElement.dataset.kept = 'yes'");
  await page.route(/__data\.json/, (route) => route.abort());
  await page.getByRole('slider', { name: 'A flag from' }).fill('0.7');
  const alert = page.getByRole('alert').filter({ hasText: 'could not be looked up' });
  await alert.waitFor();
  expect(new URL(page.url()).search).toBe('');
  await page.unroute(/__data\.json/);
  await page.route(/__data\.json/, (route) => route.fulfill({ status: 500, body: 'no' }));
  await alert.getByRole('button', { name: 'Try again' }).click();
  await alert.waitFor({ state: 'detached' });
  await alert.waitFor();
  expect(await findViolations(page)).toEqual([]);
  await page.unroute(/__data\.json/);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByText(/would come and/).waitFor();
  await page.waitForURL(/threshold=0\.7/);
  expect(await page.evaluate('document.documentElement.dataset.kept')).toBe('yes');
});

test('the slider previews what would change, the address keeps it, and saving does just that', async () => {
  await open('/settings/analysis');
  const before = await openFlags();
  await page.getByRole('slider', { name: 'A flag from' }).fill('0.8');
  await page.waitForURL(/threshold=0\.8/);
  const preview = page.getByText(/would come and/);
  await preview.waitFor();
  const go = Number(/(\d+)\s+would go/.exec((await preview.textContent()) ?? '')?.[1]);
  expect(go).toBeGreaterThan(0);
  expect(await openFlags()).toBe(before);
  await page.getByRole('button', { name: 'Save and apply' }).click();
  await expect.poll(() => page.getByRole('status', { name: 'Messages' }).textContent()).toContain('Flags follow');
  await settle();
  expect(await openFlags()).toBe(before - go);
  await open('/settings/analysis?threshold=own');
  await page.getByRole('button', { name: 'Save and apply' }).click();
  await expect.poll(async () => (await listUnsettled(desk.sql)).length).toBe(1);
  await settle();
  expect(await openFlags()).toBe(before);
});

test('the number and what is saved follow the slider at once, the preview when it can', async () => {
  await open('/settings/analysis');
  const preview = Promise.withResolvers<void>();
  await page.route('**/__data.json*', async (route) => {
    await preview.promise;
    await route.continue();
  });
  await page.getByRole('slider', { name: 'A flag from' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.getByRole('spinbutton').inputValue()).toBe('0.56');
  await page.locator('.preview[aria-busy=true]').waitFor();
  await page.getByRole('button', { name: 'Save and apply' }).click();
  await expect.poll(() => desk.sql`select threshold from analysis_tuning`).toEqual([{ threshold: 0.56 }]);
  preview.resolve();
  await page.locator('.preview[aria-busy=false]').waitFor();
  await page.unroute('**/__data.json*');
  await saveThreshold(desk.sql, desk.workspaceId, null);
  await settle();
});

test('wrong flags lower their rule, the flag says so, and a reset takes it back', async () => {
  await open('/settings/analysis');
  await page.getByText(/and the curve is here/).waitFor();
  const memberId = (await desk.sql<{ id: string }[]>`select id from member`)[0]?.id ?? '';
  await desk.sql`
    update flag set status = 'wrong', decided_at = now(), decided_by = ${memberId}
    where id in (select id from flag where rule = 'gap.deflected' and status = 'open' order by score limit 6)`;
  await desk.sql`
    insert into analysis_tuning (workspace_id, version) values (${desk.workspaceId}, 9)
    on conflict (workspace_id) do update set version = analysis_tuning.version + 1`;
  await settle();
  const [flag] = await desk.sql<{ conversationId: string }[]>`
    select conversation_id as "conversationId" from flag
    where rule = 'gap.deflected' and status = 'wrong' limit 1`;
  await open(`/inbox/${flag?.conversationId ?? ''}`);
  await page.getByText('This rule counts for less here (45 %): 6 of 6 were marked wrong.').first().waitFor();
  expect(await page.textContent('main')).toContain('1,500 tokens · $0.0009');
  await page.getByRole('button', { name: 'Right flag' }).first().click();
  await expect
    .poll(() => page.getByRole('status', { name: 'Messages' }).textContent())
    .toContain('Its rule, “The bot sent the visitor elsewhere”, now counts 57 %: 5 of 6 were marked wrong.');

  await open('/settings/analysis');
  const row = page.getByRole('row', { name: /The bot sent the visitor elsewhere/ });
  expect(await row.textContent()).toContain('57 %');
  await row.getByRole('button', { name: /^Reset/ }).click();
  await expect.poll(() => row.textContent()).toContain('100 %');
});

test('from thirty verdicts on the curve is drawn, with its table', async () => {
  await desk.sql`
    update flag set status = case when score > 0.55 then 'right' else 'wrong' end, decided_at = now()
    where status in ('open', 'below')`;
  await open('/settings/analysis');
  const table = page.getByRole('region', { name: 'Calibration from your verdicts' });
  await table.waitFor();
  await expect.poll(() => table.getByRole('row').count()).toBeGreaterThan(3);
  await page.locator('canvas').waitFor();
});

test('a budget and the wish to redact names are saved; what is no number is told beside its field', async () => {
  await open('/settings/analysis');
  await page.getByLabel('At most, US dollars a day').fill('lots');
  await page.getByRole('button', { name: 'Save model settings' }).click();
  await expect.poll(() => page.textContent('main')).toContain('Enter a number above 0');
  await page.getByLabel('At most, US dollars a day').fill('2.5');
  await page.getByLabel(/Take names out/).check();
  await page.getByRole('button', { name: 'Save model settings' }).click();
  await expect
    .poll(() => desk.sql`select budget_usd as usd, budget_tokens as tokens, redact_names as names from analysis_tuning`)
    .toEqual([{ usd: 2.5, tokens: null, names: true }]);
});

test('the budgets of the workspace and of the desk are shown, what was spent today, and what happens beyond', async () => {
  await open('/settings/analysis');
  const budgets = page.getByRole('table', { name: /^Today’s budget/ });
  await expect.poll(() => budgets.textContent()).toContain('$0.00');
  await expect.poll(() => page.textContent('main')).toContain('No worker has a language model now');
  await reportHealth(desk.sql, 'workers', {
    ...{ version: '0.1.0', node: '24', startedAt: new Date().toISOString(), queue: 'postgres', concurrency: 1 },
    ...{ analyser: 'model:openai:x', budget: { usd: 5, tokens: 1_000 } },
  });
  await desk.sql`
    insert into model_spend (workspace_id, day, conversations, input_tokens, output_tokens, cost_usd)
    select id, (now() at time zone 'UTC')::date, 3, 900, 100, 0.4 from workspace
    on conflict (workspace_id, day) do update set input_tokens = 900, output_tokens = 100, cost_usd = 0.4`;
  await open('/settings/analysis');
  const row = budgets.getByRole('row', { name: /The whole desk/ });
  await expect.poll(() => row.textContent()).toMatch(/\$0\.40 of \$5\.00\s*1,000 of 1,000/);
  await expect.poll(() => page.textContent('main')).toContain('Today’s budget is used up: the whole desk.');
});

test('a rule of tone is tried on the last days, saved, changed and deleted', async () => {
  await open('/settings/tone');
  await page.getByRole('button', { name: 'New rule' }).click();
  await page.getByLabel('Name').fill('No promises');
  await page.getByLabel('The rule, in a sentence').fill('Never promise a delivery date.');
  await page.getByLabel('Breaks the rule').fill('It will definitely be there tomorrow.');
  await page.getByRole('button', { name: 'See what it would flag' }).click();
  await expect.poll(() => page.textContent('main')).toMatch(/Of 40 answers of the last 7 days\s+40\s+break this rule/);
  expect(await desk.sql`select 1 from tone_rule`).toHaveLength(0);
  await page.getByRole('button', { name: 'Save rule' }).click();
  await page.getByRole('heading', { name: 'No promises' }).waitFor();
  expect(await desk.sql`select name, sentence, bad, good, enabled from tone_rule`).toEqual([
    {
      name: 'No promises',
      sentence: 'Never promise a delivery date.',
      bad: ['It will definitely be there tomorrow.'],
      good: [],
      enabled: true,
    },
  ]);
  await page.getByRole('button', { name: 'New rule' }).click();
  await page.getByLabel('Name').fill('no PROMISES');
  await page.getByLabel('The rule, in a sentence').fill('x');
  await page.getByRole('button', { name: 'Save rule' }).click();
  await expect.poll(() => page.textContent('main')).toContain('Another rule has this name.');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Delete No promises' }).click();
  await expect.poll(() => desk.sql`select 1 from tone_rule`).toHaveLength(0);
});

describe.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const)('in the %s theme, %i px wide', (colorScheme, width) => {
  test.each(['/settings/analysis?threshold=0.7', '/settings/tone'])(
    '%s has nothing that axe objects to and does not scroll sideways',
    async (path) => {
      const shown = await desk.context.newPage();
      await shown.emulateMedia({ colorScheme });
      await shown.setViewportSize({ width, height: 900 });
      await visit(shown, desk.url + path);
      if (path.endsWith('tone')) {
        await shown.getByRole('button', { name: 'New rule' }).click();
        await shown.getByLabel('The rule, in a sentence').waitFor();
      }
      expect(await findViolations(shown)).toEqual([]);
      expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await shown.close();
    },
  );
});

/** Flags in the margin of a conversation: each opens to its reason and its words, and takes a member's word. */
import {
  appendItems,
  newId,
  raiseFlag,
  readForAnalysis,
  saveFindings,
  type ConversationId,
  type MemberId,
  type MessageId,
  type WorkspaceId,
} from '@debrief/db';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from '../../../../testing/find-violations.ts';
import { openDesk, type Desk } from '../../../../testing/open-desk.ts';
import type { Dashboard } from '../../../../testing/start-dashboard.ts';
import { visit } from '../../../../testing/visit.ts';

const said = [
  ['visitor', 'How long can I return the lamp?'],
  ['bot', 'You can return it within **14 days** of buying.'],
  ['visitor', 'That is not what I asked, I mean a broken one.'],
  ['bot', 'For broken goods you have 30 days, obviously.'],
  ['visitor', 'Do you ship to Iceland? If not, a human please.'],
  ['bot', 'I’m sorry, I don’t have information about that.'],
] as const;

/** Each kind with the message it is at, and the words it rests on as `message: words`. */
const found = [
  ['wrong_answer', 1, 'The bot first gives 14 days, then 30.', ['1: 14 days', '3: 30 days'], 'Wrong answer'],
  ['failed_answer', 1, 'The visitor was not helped.', ['1: You can return it', '2: not what I asked'], 'Failed answer'],
  ['tone', 3, 'The bot talks down to the visitor.', ['3: obviously'], 'Tone'],
  ['unhelpful_feedback', 3, 'The visitor rated this answer unhelpful and wrote: “Rude”.', ['3: 30 days'], 'Unhelpful'],
  ['handoff_requested', 4, 'The visitor asked for a human.', ['4: a human please'], 'Asked for a human'],
  ['knowledge_gap', 5, 'The bot said that it has no answer.', ['5: I don’t have information'], 'Knowledge gap'],
] as const;

let open: Desk;
let id: ConversationId;
let member: MemberId;

beforeAll(async () => {
  open = await openDesk(async (desk, workspaceId) => {
    [id, member] = await flagEveryKind(desk, workspaceId);
  });
});
afterAll(() => open.close());

async function flagEveryKind(
  { sql }: Dashboard,
  workspaceId: WorkspaceId,
): Promise<[id: ConversationId, member: MemberId]> {
  const conversation = 'c-1';
  await appendItems(sql, workspaceId, [
    ...said.map(([role, text], n) => ({ type: 'message' as const, conversation, id: `m-${String(n)}`, role, text })),
    { type: 'feedback', conversation, message: 'm-3', rating: 'unhelpful', comment: 'Rude' },
  ]);
  const [row] = await sql<{ id: ConversationId; member: MemberId }[]>`
    select c.id, m.id as member from conversation c join member m using (workspace_id)`;
  if (!row) throw new Error('the conversation was not made');
  const read = (await readForAnalysis(sql, workspaceId, [row.id])).get(row.id);
  if (!read) throw new Error('the conversation cannot be read');
  const idOf = (n: number) => read.messages[n]?.id ?? newId<MessageId>();
  const spanOf = (place: string) => {
    const [n = '', words = ''] = place.split(': ');
    const start = said[Number(n)]?.[1].indexOf(words) ?? -1;
    return { messageId: idOf(Number(n)), start, end: start + words.length };
  };
  const flags = found.map(([kind, n, reason, places]) => ({
    ...{
      kind,
      reason,
      messageId: idOf(n),
      score: 0.9,
      rule: kind === 'unhelpful_feedback' ? 'rating.unhelpful' : kind,
    },
    evidence: places.map(spanOf),
  }));
  await saveFindings(sql, workspaceId, [
    {
      ...{ conversationId: row.id, tier: 'full' },
      analysis: {
        ...{ contentRevision: read.contentRevision, analysedBy: 'local@4', fallbackReason: null, summary: [] },
        ...{ evidence: [], language: 'en', outcome: 'unresolved', sentiment: 'negative', questions: [] },
        ...{ inputTokens: 0, outputTokens: 0, costUsd: 0, flags },
      },
    },
  ]);
  await raiseFlag(sql, workspaceId, {
    ...{ conversationId: row.id, messageId: idOf(5), memberId: row.member },
    reason: 'We do ship there',
  });
  return [row.id, row.member];
}

const log = () => open.page.getByRole('log', { name: 'Messages' });
const flag = (reason: string) => log().locator('details').filter({ hasText: reason });
const head = (reason: string) => flag(reason).locator('summary');
const isOpen = (details: Locator) => details.evaluate((element) => (element as HTMLDetailsElement).open);
const lit = () =>
  open.page.evaluate(() =>
    Array.from(CSS.highlights.get('evidence') ?? [], (range) => (range as Range).toString()).sort(),
  );
const statusOf = async (reason: string) =>
  (await open.desk.sql<{ status: string }[]>`select status from flag where reason = ${reason}`)[0]?.status;
const toast = () => open.page.getByRole('status', { name: 'Messages' });

test.each(found)('a flag of the kind %s opens by the keyboard to its reason and its words', async (...row) => {
  const [kind, , reason, places, word] = row;
  await visit(open.page, `${open.desk.url}/inbox/${id}`);
  const shown = kind === 'unhelpful_feedback' ? 'Rude' : reason;
  expect(await head(shown).textContent()).toContain(word);
  await head(shown).focus();
  await open.page.keyboard.press('Enter');
  await flag(reason).getByRole('button', { name: 'Wrong flag' }).waitFor();
  const words = places.map((place) => place.split(': ')[1]).sort();
  await expect.poll(lit).toEqual(words);
  for (const each of words) await flag(reason).getByRole('button', { name: each }).waitFor();
  await open.page.keyboard.press('Escape');
  await expect.poll(() => isOpen(flag(shown))).toBe(false);
  expect(await head(shown).evaluate((element) => element === document.activeElement)).toBe(true);
  await expect.poll(lit).toEqual([]);
});

test('a flag by hand opens to who raised it, with all of its message lit; one is open at a time', async () => {
  await visit(open.page, `${open.desk.url}/inbox/${id}`);
  await head('The bot talks down').click();
  await expect.poll(lit).toEqual(['obviously']);
  await head('We do ship there').click();
  await flag('We do ship there').getByText('Flagged by anna.').waitFor();
  await expect.poll(lit).toEqual(['I’m sorry, I don’t have information about that']);
  await expect.poll(() => isOpen(flag('The bot talks down'))).toBe(false);
});

test('the words of a flag lead to their place, and a look at others in the details does not put its light out', async () => {
  await visit(open.page, `${open.desk.url}/inbox/${id}`);
  await head('The bot first gives').click();
  await expect.poll(lit).toEqual(['14 days', '30 days']);
  const reasons = open.page.getByRole('complementary', { name: 'Details' });
  await reasons.getByRole('button', { name: 'The bot talks down to the visitor.' }).hover();
  await expect.poll(lit).toEqual(['obviously']);
  await head('The bot first gives').hover();
  await expect.poll(lit).toEqual(['14 days', '30 days']);
  await flag('The bot first gives').getByRole('button', { name: '30 days' }).click();
  await expect.poll(lit).toEqual(['30 days']);
});

test('called wrong, a flag stays open as it is judged, and leaves the margin when it is closed', async () => {
  await visit(open.page, `${open.desk.url}/inbox/${id}`);
  const reason = 'The bot talks down to the visitor.';
  await head(reason).click();
  await flag(reason).getByRole('button', { name: 'Wrong flag' }).click();
  await expect.poll(() => toast().textContent()).toContain('a wrong flag');
  await flag(reason).getByRole('button', { name: 'Wrong flag', pressed: true }).waitFor();
  expect(await statusOf(reason)).toBe('wrong');
  await head(reason).click();
  await flag(reason).waitFor({ state: 'detached' });
  await expect.poll(() => open.page.evaluate(() => document.activeElement?.tagName)).toBe('LI');
  await toast().getByRole('button', { name: 'Undo' }).first().click();
  await flag(reason).waitFor();
  expect(await statusOf(reason)).toBe('open');
});

test('+ and − judge the flag that has the focus, and no other of its message', async () => {
  await visit(open.page, `${open.desk.url}/inbox/${id}`);
  const reason = 'We do ship there';
  await head(reason).click();
  await flag(reason).getByRole('button', { name: 'Right flag' }).waitFor();
  await open.page.keyboard.press('+');
  await expect.poll(() => statusOf(reason)).toBe('right');
  await visit(open.page, `${open.desk.url}/review`);
  const second = open.page.locator('[data-flag]').filter({ hasText: 'The visitor was not helped.' });
  await second.getByRole('button', { name: 'Right flag' }).focus();
  await open.page.keyboard.press('-');
  await expect.poll(() => statusOf('The visitor was not helped.')).toBe('wrong');
  expect(await statusOf('The bot first gives 14 days, then 30.')).toBe('open');
});

test('from five verdicts on the open flag says how much less its rule counts', async () => {
  await open.desk.sql`
    insert into flag (id, workspace_id, conversation_id, message_id, kind, score, reason, evidence, flagged_by, rule,
      status, decided_at, decided_by)
    select gen_random_uuid(), workspace_id, conversation_id, m.id, 'knowledge_gap', 0.9, 'before', '[]', 'local@4',
      'knowledge_gap', 'wrong', now(), ${member}
    from message m where role = 'visitor' or external_id = 'm-1'`;
  await visit(open.page, `${open.desk.url}/inbox/${id}`);
  const reason = 'The bot said that it has no answer.';
  await head(reason).click();
  await flag(reason).getByRole('button', { name: 'Wrong flag' }).click();
  await flag(reason).getByText('This rule counts for less here (50 %): 5 of 5 were marked wrong.').waitFor();
});

describe.each([
  ['light', 1440],
  ['dark', 390],
] as const)('in the %s theme, %i px wide', (colorScheme, width) => {
  test('an open flag has nothing that axe objects to and does not scroll sideways', async () => {
    const { page } = open;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    await visit(page, `${open.desk.url}/inbox/${id}`);
    await log().locator('summary').first().click();
    await log().getByRole('button', { name: 'Wrong flag' }).waitFor();
    // On a phone the page's heading is in the list, which waits behind the conversation: good practice, not WCAG.
    const violations = await findViolations(page);
    expect(violations.filter((each) => !each.startsWith('page-has-heading-one'))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

test('an analyst reads why and what was said of it, and is offered no word of their own', async () => {
  await open.desk.sql`update member set role = 'analyst'`;
  await visit(open.page, `${open.desk.url}/inbox/${id}`);
  await head('We do ship there').click();
  await flag('We do ship there').getByText('A member called it right.').waitFor();
  expect(await open.page.getByRole('button', { name: /^(Right|Wrong) flag$/ }).count()).toBe(0);
});

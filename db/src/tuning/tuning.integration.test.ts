import { beforeEach, expect, it } from 'vitest';
import { decideFlag } from '../analyses/decide-flag.ts';
import type { AnalysisToSave } from '../analyses/findings.ts';
import { saveFindings } from '../analyses/save-findings.ts';
import { appendItems } from '../conversations/append-items.ts';
import { getConversation } from '../conversations/get-conversation.ts';
import { readForAnalysis } from '../conversations/read-for-analysis.ts';
import { newId, type ConversationId, type MemberId, type WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { useWorkspace } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { resetRule, saveThreshold } from './change-tuning.ts';
import { listJudged, listRules } from './list-rules.ts';
import { previewThreshold } from './preview-threshold.ts';
import { readRuleOfFlag } from './read-rule-of-flag.ts';
import { readAnalysisSettings } from './read-tuning.ts';
import { listUnsettled, markSettled, settlePage } from './settle-stored.ts';

const desk = useWorkspace({ max: 4 });
let sql: Sql;
let workspaceId: WorkspaceId;
const memberId = newId<MemberId>();

beforeEach(async () => {
  ({ sql, workspaceId } = desk);
});

/** A conversation whose answer was found to be a gap, this sure. */
async function found(name: string, score: number, rule = 'gap.deflected'): Promise<ConversationId> {
  const at = new Date();
  await appendItems(sql, workspaceId, [
    { type: 'message', conversation: name, id: 'm-1', role: 'visitor', text: 'Do you ship to Norway?', at },
    { type: 'message', conversation: name, id: 'm-2', role: 'bot', text: 'Please contact our team.', at },
  ]);
  const [row] = await sql<{ id: ConversationId }[]>`
    select id from conversation where workspace_id = ${workspaceId} and external_id = ${name}`;
  const id = row?.id ?? newId<ConversationId>();
  await analyse(id, score, rule);
  return id;
}

async function analyse(id: ConversationId, score: number, rule = 'gap.deflected'): Promise<void> {
  const read = (await readForAnalysis(sql, workspaceId, [id])).get(id);
  const messageId = read?.messages[1]?.id ?? newId();
  const analysis: AnalysisToSave = {
    contentRevision: read?.contentRevision ?? 0,
    analysedBy: 'local@1',
    fallbackReason: null,
    summary: [],
    evidence: [],
    outcome: 'unresolved',
    sentiment: 'neutral',
    language: 'en',
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
    questions: [],
    flags: [
      {
        kind: 'knowledge_gap',
        messageId,
        rule,
        score,
        reason: 'Sent away.',
        evidence: [{ messageId, start: 0, end: 6 }],
      },
    ],
  };
  await saveFindings(sql, workspaceId, [{ tier: 'full', conversationId: id, analysis }]);
}

async function settleAll(): Promise<number> {
  let changed = 0;
  for (const unsettled of await listUnsettled(sql)) {
    let after: ConversationId | null = null;
    do {
      // One conversation a page: what is between pages is tested too.
      const page = await settlePage(sql, unsettled.workspaceId, { after, limit: 1 });
      changed += page.changed;
      after = page.next;
    } while (after);
    await markSettled(sql, unsettled);
  }
  return changed;
}

async function flagged(id: ConversationId) {
  const [row] = await sql<{ flagKinds: string[]; revision: number; status: string; score: number; outbox: number }[]>`
    select c.flag_kinds as "flagKinds", c.revision, f.status, f.score,
      (select count(*)::int from outbox o where o.conversation_id = c.id) as outbox
    from conversation c join flag f on f.conversation_id = c.id where c.id = ${id}`;
  return row;
}

async function judge(id: ConversationId, status: 'right' | 'wrong' | 'open'): Promise<void> {
  const [flag] = await sql<{ id: string }[]>`select id from flag where conversation_id = ${id}`;
  await decideFlag(sql, workspaceId, { flagId: flag?.id ?? '', memberId, status });
}

it('keeps a finding below the threshold without showing it or telling of it', async () => {
  const id = await found('c', 0.4);
  expect(await flagged(id)).toMatchObject({ flagKinds: [], status: 'below' });
  const shown = await getConversation(sql, workspaceId, { id, memberId });
  expect(shown?.flags).toEqual([]);
  const before = await flagged(id);
  await sql`update conversation set analysis_due_at = now() where id = ${id}`;
  await analyse(id, 0.45);
  expect(await flagged(id)).toEqual({ ...before, score: 0.45 });
});

it('moves flags with the threshold, tells of each, and is back where it was when it is taken back', async () => {
  const [sure, unsure] = [await found('sure', 0.9), await found('unsure', 0.6)];
  const before = await flagged(unsure);
  await saveThreshold(sql, workspaceId, 0.7);
  expect(await readAnalysisSettings(sql, workspaceId)).toMatchObject({ threshold: 0.7, settling: true });
  expect(await settleAll()).toBe(1);
  expect(await flagged(sure)).toMatchObject({ flagKinds: ['knowledge_gap'], status: 'open' });
  expect(await flagged(unsure)).toMatchObject({ flagKinds: [], status: 'below', outbox: (before?.outbox ?? 0) + 1 });
  expect(await readAnalysisSettings(sql, workspaceId)).toMatchObject({ settling: false });
  await saveThreshold(sql, workspaceId, null);
  expect(await settleAll()).toBe(1);
  expect(await flagged(unsure)).toMatchObject({ flagKinds: ['knowledge_gap'], status: 'open' });
});

it('settles twice to the same, and saving the same threshold again asks for nothing', async () => {
  await found('c', 0.6);
  await saveThreshold(sql, workspaceId, 0.7);
  await settleAll();
  await saveThreshold(sql, workspaceId, 0.7);
  expect(await listUnsettled(sql)).toEqual([]);
  await sql`update analysis_tuning set version = version + 1`;
  expect(await settleAll()).toBe(0);
});

it('never takes away a flag that a member has judged', async () => {
  const id = await found('c', 0.6);
  await judge(id, 'right');
  await saveThreshold(sql, workspaceId, 0.9);
  await settleAll();
  expect(await flagged(id)).toMatchObject({ flagKinds: ['knowledge_gap'], status: 'right' });
});

it('previews exactly what saving then does, and writes nothing', async () => {
  const ids = [await found('a', 0.35), await found('b', 0.55), await found('c', 0.65), await found('d', 0.95)];
  const before = await Promise.all(ids.map(flagged));
  const preview = await previewThreshold(sql, workspaceId, { threshold: 0.6 });
  expect(preview).toMatchObject({
    come: 0,
    go: 1,
    stay: 2,
    changed: 1,
    conversations: [{ id: ids[1], go: ['knowledge_gap'] }],
  });
  expect(await previewThreshold(sql, workspaceId, { threshold: 0.3 })).toMatchObject({ come: 1, go: 0, stay: 3 });
  expect(await Promise.all(ids.map(flagged))).toEqual(before);
  await saveThreshold(sql, workspaceId, 0.6);
  expect(await settleAll()).toBe(preview.changed);
  const after = await Promise.all(ids.map(flagged));
  expect(after.map((flag) => flag?.status)).toEqual(['below', 'below', 'open', 'open']);
});

it('lowers the weight of a rule by wrong verdicts, says so beside its flags, and takes it back with the verdicts', async () => {
  const ids: ConversationId[] = [];
  for (let nth = 0; nth < 8; nth += 1) ids.push(await found(`c-${nth}`, 0.9));
  const open = await found('open', 0.8);
  for (const [nth, id] of ids.entries()) await judge(id, nth < 6 ? 'wrong' : 'right');
  expect(await settleAll()).toBe(1);
  expect(await flagged(open)).toMatchObject({ status: 'below', flagKinds: [] });
  expect(await listRules(sql, workspaceId)).toMatchObject([
    { rule: 'gap.deflected', right: 2, wrong: 6, open: 0, below: 1 },
  ]);
  expect(await listJudged(sql, workspaceId)).toHaveLength(8);
  const judged = await getConversation(sql, workspaceId, { id: ids[6] ?? open, memberId });
  expect(judged?.flags).toMatchObject([{ rule: 'gap.deflected', countsLess: { right: 2, wrong: 6 } }]);
  // What comes later is weighed at once.
  expect(await flagged(await found('later', 0.8))).toMatchObject({ status: 'below' });
  for (const id of ids.slice(0, 4)) await judge(id, 'open');
  await settleAll();
  expect(await flagged(open)).toMatchObject({ status: 'open', score: 0.8 });
});

it('tells what the verdicts make of the rule of a flag, of this workspace alone, and nothing of a fact', async () => {
  const ids: ConversationId[] = [];
  for (let nth = 0; nth < 5; nth += 1) ids.push(await found(`c-${nth}`, 0.9));
  const rated = await found('rated', 0.9, 'rating.unhelpful');
  const flagOf = async (id: ConversationId) =>
    (await sql<{ id: string }[]>`select id from flag where conversation_id = ${id}`)[0]?.id ?? '';
  const flagId = await flagOf(ids[0] ?? rated);
  const rule = { rule: 'gap.deflected', right: 0 };
  for (const id of ids.slice(0, 4)) await judge(id, 'wrong');
  expect(await readRuleOfFlag(sql, workspaceId, flagId)).toEqual({ ...rule, wrong: 4, weight: 1, missing: 1 });
  await judge(ids[4] ?? rated, 'wrong');
  expect(await readRuleOfFlag(sql, workspaceId, flagId)).toEqual({ ...rule, wrong: 5, weight: 0.5, missing: 0 });
  expect(await readRuleOfFlag(sql, workspaceId, await flagOf(rated))).toBeNull();
  const elsewhere = await createWorkspace(sql, { name: 'Elsewhere' });
  expect(await readRuleOfFlag(sql, elsewhere, flagId)).toBeNull();
});

it('forgets the verdicts of a rule that is reset, and counts those given after', async () => {
  const ids: ConversationId[] = [];
  for (let nth = 0; nth < 6; nth += 1) ids.push(await found(`c-${nth}`, 0.9));
  for (const id of ids) await judge(id, 'wrong');
  const open = await found('open', 0.7);
  expect(await flagged(open)).toMatchObject({ status: 'below' });
  await resetRule(sql, workspaceId, { rule: 'gap.deflected', memberId });
  await settleAll();
  expect(await flagged(open)).toMatchObject({ status: 'open' });
  await judge(open, 'wrong');
  expect(await listRules(sql, workspaceId)).toMatchObject([{ right: 0, wrong: 1, weight: 1 }]);
  for (const id of ids) expect(await flagged(id)).toMatchObject({ status: 'wrong' });
});

it('sees and moves only its own workspace', async () => {
  const id = await found('c', 0.6);
  const stranger = await createWorkspace(sql, { name: 'Stranger' });
  await saveThreshold(sql, stranger, 0.9);
  expect(await settleAll()).toBe(0);
  expect(await listRules(sql, stranger)).toEqual([]);
  expect(await previewThreshold(sql, stranger, { threshold: 0.9 })).toMatchObject({ go: 0, stay: 0 });
  expect(await flagged(id)).toMatchObject({ status: 'open' });
});

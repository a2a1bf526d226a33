import { uuidv7 } from 'uuidv7';
import type { MemberId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

/** How a workspace wants its bot to speak. */
export interface ToneRuleRow {
  id: string;
  name: string;
  sentence: string;
  /** What the bot may well say, and what breaks the rule. */
  good: string[];
  bad: string[];
  enabled: boolean;
  /** Flags it stands behind now. */
  open: number;
}

export type ToneRuleWords = Pick<ToneRuleRow, 'name' | 'sentence' | 'good' | 'bad' | 'enabled'>;

/** More would read every answer too often, and no member keeps so many in mind. */
export const MAX_TONE_RULES = 50;

/** The workspace's rules, in the order they were made. */
export async function listToneRules(sql: Sql, workspaceId: WorkspaceId): Promise<ToneRuleRow[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<ToneRuleRow[]>`
    select t.id, t.name, t.sentence, t.good, t.bad, t.enabled,
      (select count(*)::int from flag f
       where f.workspace_id = t.workspace_id and f.status = 'open' and f.rule = 'tone:' || t.id) as open
    from tone_rule t
    where t.workspace_id = ${workspaceId}
    order by t.id`,
  );
}

/** The rules that an analysis applies. */
export async function readToneRules(
  tx: Transaction,
  workspaceId: WorkspaceId,
): Promise<Omit<ToneRuleRow, 'open' | 'enabled'>[]> {
  return tx<Omit<ToneRuleRow, 'open' | 'enabled'>[]>`
    select id, name, sentence, good, bad from tone_rule
    where workspace_id = ${workspaceId} and enabled
    order by id`;
}

/** `taken`: another rule has that name. `full`: there are as many as there may be. `gone`: no such rule. */
export type ToneRuleSaved = { outcome: 'saved'; id: string } | { outcome: 'taken' | 'full' | 'gone' };

/** Makes a rule, or changes the words of one (by `id`); the same words again change nothing. */
export async function saveToneRule(
  sql: Sql,
  workspaceId: WorkspaceId,
  { id, memberId, words }: { id: string | null; memberId: MemberId; words: ToneRuleWords },
): Promise<ToneRuleSaved> {
  const { name, sentence, good, bad, enabled } = words;
  return withWorkspace(sql, workspaceId, async (tx): Promise<ToneRuleSaved> => {
    // One at a time: the name must be free, and the number stay within its limit.
    await tx`select from workspace where id = ${workspaceId} for update`;
    const [other] = await tx`
      select from tone_rule
      where workspace_id = ${workspaceId} and lower(name) = lower(${name}) and id is distinct from ${id}`;
    if (other) return { outcome: 'taken' };
    if (id) {
      const [changed] = await tx`
        update tone_rule
        set name = ${name}, sentence = ${sentence}, good = ${good}::text[], bad = ${bad}::text[], enabled = ${enabled},
          version = version + 1, updated_at = now()
        where id = ${id} and workspace_id = ${workspaceId}
        returning id`;
      return changed ? { outcome: 'saved', id } : { outcome: 'gone' };
    }
    const [count] = await tx<{ rules: number }[]>`
      select count(*)::int as rules from tone_rule where workspace_id = ${workspaceId}`;
    if ((count?.rules ?? 0) >= MAX_TONE_RULES) return { outcome: 'full' };
    const made = uuidv7();
    await tx`
      insert into tone_rule (id, workspace_id, name, sentence, good, bad, enabled, created_by)
      values (${made}, ${workspaceId}, ${name}, ${sentence}, ${good}::text[], ${bad}::text[], ${enabled}, ${memberId})`;
    return { outcome: 'saved', id: made };
  });
}

/** False when the workspace has no such rule. Its flags go with the next analysis of their conversations. */
export async function deleteToneRule(sql: Sql, workspaceId: WorkspaceId, id: string): Promise<boolean> {
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`delete from tone_rule where id = ${id} and workspace_id = ${workspaceId} returning id`,
  );
  return rows.length > 0;
}

/** What the bot said lately, for trying a rule: an answer, and the conversation it stands in. */
export interface RecentAnswer {
  conversationId: string;
  text: string;
}

/** The bot's answers in conversations begun within these days, the latest first. */
export async function listRecentAnswers(
  sql: Sql,
  workspaceId: WorkspaceId,
  { days, limit }: { days: number; limit: number },
): Promise<RecentAnswer[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<RecentAnswer[]>`
    select m.conversation_id as "conversationId", m.text
    from conversation c join message m on m.conversation_id = c.id
    where c.workspace_id = ${workspaceId} and c.started_at >= now() - make_interval(days => ${days}) and m.role = 'bot'
    order by c.started_at desc, c.id, m.at, m.position
    limit ${limit}`,
  );
}

/** Asks for the conversations begun within these days to be analysed again once they rest; returns how many. */
export async function analyseAgain(sql: Sql, workspaceId: WorkspaceId, days: number): Promise<number> {
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
    update conversation set analysis_due_at = now()
    where id in (
      select id from conversation
      where workspace_id = ${workspaceId} and started_at >= now() - make_interval(days => ${days})
        and analysis_due_at is null
      order by id for update)
    returning id`,
  );
  return rows.length;
}

/** Carries out what is planned for many conversations, one statement for each table. */
import { uuidv7 } from 'uuidv7';
import type { WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { SavePlan } from './plan-save.ts';
import type { LockedConversation } from './read-stored.ts';

/** A plan of a conversation that is there. */
export type LivePlan = SavePlan & { conversation: LockedConversation };

export async function writeAnalyses(tx: Transaction, workspaceId: WorkspaceId, plans: LivePlan[]): Promise<void> {
  const rows = plans.flatMap(({ conversation, analysis: made }) => {
    if (!made) return [];
    return {
      conversation_id: conversation.id,
      content_revision: made.contentRevision,
      analysed_by: made.analysedBy,
      fallback_reason: made.fallbackReason,
      summary: made.summary,
      evidence: made.evidence.map(({ sentence, messageId, start, end }) => ({ sentence, messageId, start, end })),
      outcome: made.outcome,
      sentiment: made.sentiment,
      language: made.language,
      input_tokens: made.inputTokens,
      output_tokens: made.outputTokens,
      cost_usd: made.costUsd,
    };
  });
  if (rows.length === 0) return;
  await tx`
    insert into analysis (conversation_id, workspace_id, content_revision, analysed_by, fallback_reason, summary,
      evidence, outcome, sentiment, language, input_tokens, output_tokens, cost_usd)
    select r.conversation_id, ${workspaceId}, r.content_revision, r.analysed_by, r.fallback_reason, r.summary,
      r.evidence, r.outcome, r.sentiment, r.language, r.input_tokens, r.output_tokens, r.cost_usd
    from jsonb_to_recordset(${tx.json(rows)}) as r(conversation_id uuid, content_revision bigint, analysed_by text,
      fallback_reason text, summary text[], evidence jsonb, outcome text, sentiment text, language text,
      input_tokens int, output_tokens int, cost_usd double precision)
    on conflict (conversation_id) do update
    set content_revision = excluded.content_revision, analysed_by = excluded.analysed_by,
      fallback_reason = excluded.fallback_reason, analysed_at = now(), summary = excluded.summary,
      evidence = excluded.evidence, outcome = excluded.outcome, sentiment = excluded.sentiment,
      language = excluded.language, input_tokens = analysis.input_tokens + excluded.input_tokens,
      output_tokens = analysis.output_tokens + excluded.output_tokens,
      cost_usd = analysis.cost_usd + excluded.cost_usd`;
}

/** Writes questions in place of all that their conversations have; one that reads as before keeps its topic. */
export async function replaceQuestions(tx: Transaction, workspaceId: WorkspaceId, plans: LivePlan[]): Promise<void> {
  const replaced = plans.filter(({ questions }) => questions !== null).map(({ conversation }) => conversation.id);
  if (replaced.length === 0) return;
  const rows = plans.flatMap(({ conversation, questions }) =>
    (questions ?? []).map(({ messageId, ordinal, text, answered }) => ({
      conversation_id: conversation.id,
      message_id: messageId,
      ordinal,
      text,
      answered,
    })),
  );
  await tx`
    with kept as (
      select * from jsonb_to_recordset(${tx.json(rows)}) as r(conversation_id uuid, message_id uuid, ordinal int,
        text text, answered text)
    ), gone as (
      delete from question q
      where q.conversation_id = any(${replaced}::uuid[])
        and not exists (select from kept k where k.message_id = q.message_id and k.ordinal = q.ordinal)
    )
    insert into question (message_id, ordinal, workspace_id, conversation_id, text, answered)
    select k.message_id, k.ordinal, ${workspaceId}, k.conversation_id, k.text, k.answered
    from kept k
    on conflict (message_id, ordinal) do update
    set text = excluded.text, answered = excluded.answered,
      topic_id = case when question.text = excluded.text then question.topic_id end,
      placed_at = case when question.text = excluded.text then question.placed_at end`;
}

export async function writeFlags(tx: Transaction, workspaceId: WorkspaceId, plans: LivePlan[]): Promise<void> {
  const withdrawn = plans.flatMap(({ flags }) =>
    flags ? [...flags.withdraw, ...flags.unseen.withdraw].map((flag) => flag.id) : [],
  );
  const rows = plans.flatMap(({ conversation, flags, flaggedBy }) =>
    (flags ? [...flags.write, ...flags.unseen.write] : []).map((flag) => ({
      id: uuidv7(),
      conversation_id: conversation.id,
      message_id: flag.messageId,
      kind: flag.kind,
      rule: flag.rule,
      score: flag.score,
      found_score: flag.foundScore,
      status: flag.status,
      reason: flag.reason,
      evidence: flag.evidence.map((span) => ({ messageId: span.messageId, start: span.start, end: span.end })),
      flagged_by: flaggedBy,
    })),
  );
  await Promise.all([
    withdrawn.length > 0 && tx`update flag set status = 'withdrawn' where id = any(${withdrawn}::uuid[])`,
    rows.length > 0 &&
      tx`
        insert into flag (id, workspace_id, conversation_id, message_id, kind, rule, score, found_score, status, reason,
          evidence, flagged_by)
        select r.id, ${workspaceId}, r.conversation_id, r.message_id, r.kind, r.rule, r.score, r.found_score, r.status,
          r.reason, r.evidence, r.flagged_by
        from jsonb_to_recordset(${tx.json(rows)}) as r(id uuid, conversation_id uuid, message_id uuid, kind text,
          rule text, score real, found_score real, status text, reason text, evidence jsonb, flagged_by text)
        on conflict on constraint flag_once do update
        set rule = excluded.rule, score = excluded.score, found_score = excluded.found_score, reason = excluded.reason,
          evidence = excluded.evidence, status = excluded.status, flagged_by = excluded.flagged_by`,
  ]);
}

/** The next revision for messages whose flags changed, so that their facts are written again. */
export async function stampMessages(tx: Transaction, saved: LivePlan[]): Promise<void> {
  const revisions = new Map<string, number>();
  for (const { conversation, flags } of saved) {
    for (const { messageId } of flags ? [...flags.write, ...flags.withdraw] : []) {
      if (messageId !== null) revisions.set(messageId, conversation.revision + 1);
    }
  }
  if (revisions.size === 0) return;
  const rows = [...revisions].map(([id, revision]) => ({ id, revision }));
  await tx`
    update message m set revision = r.revision
    from jsonb_to_recordset(${tx.json(rows)}) as r(id uuid, revision bigint)
    where m.id = r.id`;
}

/** The next revision for those saved, the kinds of their standing flags (open, or called right), and which rest. */
export async function updateConversations(tx: Transaction, plans: LivePlan[]): Promise<void> {
  const rows = plans
    .filter(({ result, settles }) => result === 'saved' || settles)
    .map(({ conversation, result, settles, flags }) => ({
      id: conversation.id,
      revision: result === 'saved' ? conversation.revision + 1 : conversation.revision,
      settles,
      recounts: flags !== null && flags.write.length + flags.withdraw.length > 0,
    }));
  if (rows.length === 0) return;
  await tx`
    update conversation c
    set revision = r.revision,
      analysis_due_at = case when r.settles then null else c.analysis_due_at end,
      flag_kinds = case when r.recounts
        then array(select distinct f.kind from flag f
          where f.conversation_id = c.id and f.status in ('open', 'right') order by f.kind)
        else c.flag_kinds end
    from jsonb_to_recordset(${tx.json(rows)}) as r(id uuid, revision bigint, settles boolean, recounts boolean)
    where c.id = r.id`;
}

import type { Fragment } from 'postgres';
import type { Queryable } from '../postgres/connect.ts';

/**
 * Whether the letter `d` still speaks of work that is to be done: a conversation that was analysed since, or that has
 * newer content, and with it another job, needs this one no more.
 */
export function stands(sql: Queryable): Fragment {
  return sql`(d.conversation_id is null or d.job <> 'analyse' or exists (
    select from conversation c
    where c.id = d.conversation_id and c.analysis_due_at is not null and c.content_revision <= d.content_revision
  ))`;
}

import type { Fragment } from 'postgres';
import type { Queryable } from '../postgres/connect.ts';

/**
 * Whether the letter `d` still speaks of work that is to be done: a conversation that was analysed since, or that has
 * newer content, and with it another job, needs this one no more; nor does a delivery that got through.
 */
export function stands(sql: Queryable): Fragment {
  return sql`(case d.job
    when 'analyse' then d.conversation_id is null or exists (
      select from conversation c
      where c.id = d.conversation_id and c.analysis_due_at is not null and c.content_revision <= d.content_revision)
    when 'deliver-webhook' then exists (
      select from webhook_delivery v where v.id::text = d.payload->>'deliveryId' and v.state <> 'delivered')
    else true end)`;
}

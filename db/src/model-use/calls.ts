/** How many calls to a model may be under way and begin in a minute, over all processes of the desk. */
import { uuidv7 } from 'uuidv7';
import type { Sql } from '../postgres/connect.ts';

export interface CallsAllowed {
  /** Null: no limit. */
  concurrency: number | null;
  perMinute: number | null;
}

export type CallPlace = { id: string } | { waitMs: number };

const TRY_AGAIN_MS = 250;

/** A place for one call, or how long to wait before asking again; one at a time, by the database's clock. */
export async function beginCall(
  sql: Sql,
  { model, allowed, leaseMs }: { model: string; allowed: CallsAllowed; leaseMs: number },
): Promise<CallPlace> {
  return sql.begin<CallPlace>(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('debrief model call ' || ${model}))`;
    const [now] = await tx<{ running: number; begun: number; waitMs: number | null }[]>`
      select count(*) filter (where ended_at is null and lease_until > clock_timestamp())::int as running,
        count(*) filter (where began_at > clock_timestamp() - interval '1 minute')::int as begun,
        ceil(extract(epoch from min(began_at) filter (where began_at > clock_timestamp() - interval '1 minute')
          + interval '1 minute' - clock_timestamp()) * 1000)::int as "waitMs"
      from model_call
      where model = ${model} and began_at > clock_timestamp() - interval '1 hour'`;
    const { running = 0, begun = 0, waitMs = null } = now ?? {};
    if (allowed.perMinute !== null && begun >= allowed.perMinute)
      return { waitMs: Math.max(TRY_AGAIN_MS, waitMs ?? 0) };
    if (allowed.concurrency !== null && running >= allowed.concurrency) return { waitMs: TRY_AGAIN_MS };
    const id = uuidv7();
    await tx`
      insert into model_call (id, model, began_at, lease_until)
      values (${id}, ${model}, clock_timestamp(), clock_timestamp() + make_interval(secs => ${leaseMs / 1_000}))`;
    return { id };
  });
}

export async function endCall(sql: Sql, id: string): Promise<void> {
  await sql`update model_call set ended_at = clock_timestamp() where id = ${id}`;
}

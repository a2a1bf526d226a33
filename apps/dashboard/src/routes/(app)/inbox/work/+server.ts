import { parseId, statuses, type ConversationId, type MemberId, type TagId, type WorkChange } from '@debrief/db';
import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { parseCursor, parseInboxView } from '#lib/server/inbox/inbox-url.ts';
import { workOn, type WorkOrder } from '#lib/server/inbox/work-on.ts';
import { wakeReaders } from '#lib/server/live/wake-readers.ts';
import { log } from '#lib/server/log.ts';
import { requireRole } from '#lib/server/member-session.ts';
import { readJson } from '#lib/server/read-json.ts';
import { clickhouse, postgres } from '#lib/server/stores.ts';
import type { RequestHandler } from './$types';

const tagIds = z.array(z.uuid()).min(1).max(50);

const bodySchema = z.strictObject({
  changeId: z.uuid(),
  change: z
    .strictObject({
      status: z.enum(statuses).exactOptional(),
      snoozedUntil: z.iso.datetime({ offset: true }).exactOptional(),
      assignee: z.union([z.literal('me'), z.uuid(), z.null()]).exactOptional(),
      addTags: tagIds.exactOptional(),
      removeTags: tagIds.exactOptional(),
    })
    .refine((change) => change.status !== 'snoozed' || change.snoozedUntil !== undefined, 'Until when?'),
  among: z.union([
    z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) }),
    /** A view by its address, from a cursor on. */
    z.strictObject({ query: z.string().max(4_000), after: z.string().nullable() }),
  ]),
});
type Body = z.infer<typeof bodySchema>;

/** One batch of work on conversations. `POST /inbox/work/undo` takes all batches of a change back. */
export const POST: RequestHandler = async ({ locals, request }) => {
  const { workspaceId, memberId } = requireRole(locals, 'owner', 'operator');
  const { changeId, change, among } = await readJson(request, bodySchema);
  const warn = (err: unknown) => log.warn({ err, workspaceId }, 'ClickHouse could not look for conversations');
  const done = await workOn({ sql: postgres(), clickhouse: clickhouse(), warn }, workspaceId, {
    changeId,
    memberId,
    change: toChange(change, memberId),
    among: toAmong(among),
  });
  if (done.outcome === 'refused') error(400, done.problem);
  if (done.outcome === 'unknown') error(404, `This ${done.what} is gone. Reload the page.`);
  if (done.changed > 0) wakeReaders();
  return json(done);
};

function toChange({ status, snoozedUntil, assignee, addTags, removeTags }: Body['change'], me: MemberId): WorkChange {
  return {
    ...(status && { status }),
    ...(snoozedUntil && { snoozedUntil: new Date(snoozedUntil) }),
    ...(assignee !== undefined && { assigneeId: assignee === 'me' ? me : (assignee as MemberId | null) }),
    ...(addTags && { addTags: addTags as TagId[] }),
    ...(removeTags && { removeTags: removeTags as TagId[] }),
  };
}

function toAmong(among: Body['among']): WorkOrder['among'] {
  if ('ids' in among) return { ids: among.ids.flatMap((id) => parseId<ConversationId>(id) ?? []) };
  const view = parseInboxView(new URLSearchParams(among.query));
  if ('unknown' in view) error(400, `The Inbox does not understand the ${view.unknown}.`);
  const after = among.after === null ? null : (parseCursor(among.after) ?? error(400, 'No such place in the list.'));
  return { view, after };
}

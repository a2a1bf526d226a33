/** Writes of messages that are there already: answers that grow, and other words. Rare, so nothing is sent where there are none. */
import type { WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { FoldedItems, GrownMessage, MessageContent } from './folded-items.ts';

/** What grew, what is whole, and what broke off; also keeps the list of those that still grow. After `writeConversations`. */
export async function writeStreams(tx: Transaction, workspaceId: WorkspaceId, folded: FoldedItems[]): Promise<void> {
  const rows = folded.flatMap(({ grown, state }) => grown.map((content) => toRecord(content, state.revision)));
  const lapsed = folded.flatMap(({ lapsed, state: { revision } }) => lapsed.map((id) => ({ id, revision })));
  const open = folded.flatMap(({ messages, grown, state }) =>
    [...messages, ...grown].filter(isOpen).map(({ id }) => ({ id, conversation_id: state.id })),
  );
  const whole = folded.flatMap(({ grown }) => grown.filter((content) => !isOpen(content)));
  const closed = [...whole, ...lapsed].map(({ id }) => id);

  const writes: Promise<unknown>[] = [];
  if (rows.length > 0) {
    writes.push(
      tx`
        update message m
        set text = r.text, sources = r.sources, attachments = r.attachments, confidence = r.confidence,
          answered = r.answered, properties = r.properties, stream = r.stream, revision = r.revision,
          content_hash = decode(r.hash, 'hex')
        from jsonb_to_recordset(${tx.json(rows)}) as r(id uuid, text text, sources jsonb, attachments jsonb,
          confidence real, answered boolean, properties jsonb, stream text, revision bigint, hash text)
        where m.id = r.id`.execute(),
    );
  }
  if (lapsed.length > 0) {
    writes.push(
      tx`
        update message m set stream = 'lapsed', revision = r.revision
        from jsonb_to_recordset(${tx.json(lapsed)}) as r(id uuid, revision bigint)
        where m.id = r.id`.execute(),
    );
  }
  if (open.length > 0) {
    writes.push(
      tx`
        insert into open_stream (message_id, workspace_id, conversation_id, grown_at)
        select r.id, ${workspaceId}, r.conversation_id, clock_timestamp()
        from jsonb_to_recordset(${tx.json(open)}) as r(id uuid, conversation_id uuid)
        on conflict (message_id) do update set grown_at = excluded.grown_at`.execute(),
    );
  }
  if (closed.length > 0) {
    writes.push(tx`delete from open_stream where message_id = any(${closed}::uuid[])`.execute());
  }
  await Promise.all(writes);
}

function isOpen({ stream }: MessageContent): boolean {
  return stream === 'open';
}

/** What is null is left out, and arrives as null. */
function toRecord({ id, text, hash, ...content }: GrownMessage, revision: number) {
  return {
    id,
    text,
    revision,
    hash: hash.toString('hex'),
    sources: content.sources ?? undefined,
    attachments: content.attachments ?? undefined,
    confidence: content.confidence ?? undefined,
    answered: content.answered ?? undefined,
    properties: content.properties ?? undefined,
    stream: content.stream ?? undefined,
  };
}

/** The newest words into the messages, and those they replace beside them. After `writeStreams`. */
export async function writeEdits(tx: Transaction, workspaceId: WorkspaceId, folded: FoldedItems[]): Promise<void> {
  const edits = folded.flatMap(({ edits, state }) => edits.map((edit) => ({ ...edit, revision: state.revision })));
  if (edits.length === 0) return;
  const newest = new Map(edits.map((edit) => [edit.messageId, edit]));
  const rows = edits.map(({ messageId, number, before }) => ({
    message_id: messageId,
    number,
    text: before.text,
    at: before.at.toISOString(),
  }));
  const texts = [...newest.values()].map(({ messageId, text, at, number, revision, retraction }) => ({
    id: messageId,
    text,
    edited_at: at.toISOString(),
    edits: number,
    revision,
    retracted: retraction !== null,
    retracted_by: retraction?.by ?? undefined,
  }));
  await Promise.all([
    tx`
      insert into earlier_text (message_id, number, workspace_id, text, at)
      select r.message_id, r.number, ${workspaceId}, r.text, r.at
      from jsonb_to_recordset(${tx.json(rows)}) as r(message_id uuid, number int, text text, at timestamptz)`.execute(),
    tx`
      update message m
      set text = r.text, edited_at = r.edited_at, edits = r.edits, revision = r.revision,
        retracted_at = case when r.retracted then r.edited_at end, retracted_by = r.retracted_by
      from jsonb_to_recordset(${tx.json(texts)}) as r(id uuid, text text, edited_at timestamptz, edits int,
        revision bigint, retracted boolean, retracted_by uuid)
      where m.id = r.id`.execute(),
  ]);
}

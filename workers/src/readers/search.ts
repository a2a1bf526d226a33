import {
  getCursor,
  listWithoutDocument,
  moveCursor,
  readForSearch,
  readOutbox,
  saveDocuments,
  SEARCH,
  wordKinds,
  type ConversationId,
  type OutboxHole,
  type OutboxKind,
  type Sql,
} from '@debrief/db';
import { buildDocument } from '@debrief/pipelines/search';
import type { Logger } from 'pino';
import type { StepResult } from './run-reader.ts';

export interface SearchDeps {
  sql: Sql;
  log?: Logger;
  /** Outbox rows per batch at most; 500 when absent. */
  limit?: number;
}

const saysWords: ReadonlySet<OutboxKind> = new Set(wordKinds);

/** Conversations read and stored at a time: a handful of very long ones must fit into memory. */
const TOGETHER = 50;

/**
 * One step of the reader that keeps one search document per conversation. Before its first row of the outbox it takes in
 * every conversation that has none, the newest first: partitions of the outbox may be gone by then. A document says which
 * content it is of, so a batch taken again, and rows of what is stored already, change nothing.
 */
export function createSearch({ sql, log, limit = 500 }: SearchDeps): () => Promise<StepResult> {
  let hole: OutboxHole | null = null;
  let filledDownTo: ConversationId | null = null;
  let isFilled = false;

  async function index(ids: ConversationId[]): Promise<number> {
    let written = 0;
    for (let start = 0; start < ids.length; start += TOGETHER) {
      const conversations = await readForSearch(sql, ids.slice(start, start + TOGETHER));
      const documents = conversations.map(({ texts, cut, ...conversation }) => {
        const built = buildDocument(texts);
        return { ...conversation, document: built.document, cut: cut || built.cut };
      });
      await saveDocuments(sql, documents);
      written += documents.length;
    }
    return written;
  }

  async function fill(): Promise<StepResult> {
    const ids = await listWithoutDocument(sql, { below: filledDownTo, limit });
    await index(ids);
    filledDownTo = ids.at(-1) ?? filledDownTo;
    if (ids.length === limit) return { rows: ids.length, caughtUp: false };
    // What came meanwhile is in the outbox.
    await sql`insert into outbox_cursor (reader, seq) values (${SEARCH}, 0) on conflict do nothing`;
    log?.info({ reader: SEARCH }, 'every conversation can be searched');
    return { rows: ids.length, caughtUp: false };
  }

  return async function search() {
    if (!isFilled) {
      const [cursor] = await sql`select from outbox_cursor where reader = ${SEARCH}`;
      if (!cursor) return fill();
      isFilled = true;
    }
    const afterSeq = await getCursor(sql, SEARCH);
    const batch = await readOutbox(sql, { afterSeq, limit, hole });
    hole = batch.hole;
    const caughtUp = batch.rows.length < limit && hole === null;
    const last = batch.rows.at(-1);
    if (!last) return { rows: 0, caughtUp };
    const changed = new Set(batch.rows.filter(({ kind }) => saysWords.has(kind)).map((row) => row.conversationId));
    const documents = await index([...changed]);
    await moveCursor(sql, SEARCH, last.seq);
    log?.debug({ reader: SEARCH, afterSeq, toSeq: last.seq, rows: batch.rows.length, documents }, 'indexed');
    return { rows: batch.rows.length, caughtUp };
  };
}

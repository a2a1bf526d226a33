import { Readable } from 'node:stream';
import type { ClickHouse } from './connect.ts';
import {
  conversationColumns,
  erasedConversationColumns,
  erasedMessageColumns,
  messageColumns,
} from './fact-columns.ts';
import type { FactLines, FactRows } from './read-fact-rows.ts';

export interface FactTables {
  conversations: string;
  messages: string;
}

export const factTables: FactTables = { conversations: 'conversation_facts', messages: 'message_facts' };

/**
 * Inserts facts; resolves when they are durable. Called again with the same batch id it changes nothing, and a row of a
 * lower revision never replaces a higher one.
 */
export async function writeFacts(
  clickhouse: ClickHouse,
  batchId: string,
  { conversations, messages, erasedConversations, erasedMessages }: FactRows,
  tables: FactTables = factTables,
): Promise<void> {
  const insert = (table: string, columns: object, part: string, lines: FactLines) =>
    insertLines(clickhouse, { table, columns: Object.keys(columns), token: `${batchId}:${part}`, lines });
  // Side by side: a server takes one in with one thread. None is left running behind the failure of another.
  const inserts = await Promise.allSettled([
    insert(tables.messages, messageColumns, 'messages', messages),
    insert(tables.messages, erasedMessageColumns, 'erased messages', erasedMessages),
    insert(tables.conversations, conversationColumns, 'conversations', conversations),
    insert(tables.conversations, erasedConversationColumns, 'erased conversations', erasedConversations),
  ]);
  for (const done of inserts) if (done.status === 'rejected') throw done.reason;
}

interface Insert {
  table: string;
  columns: string[];
  token: string;
  lines: FactLines;
}

async function insertLines(clickhouse: ClickHouse, { table, columns, token, lines }: Insert): Promise<void> {
  if (lines.rows === 0) return;
  await clickhouse.insert({
    table,
    columns: columns as [string, ...string[]],
    values: Readable.from(lines.chunks, { objectMode: false }),
    format: 'TabSeparated',
    clickhouse_settings: {
      async_insert: 0,
      insert_deduplicate: 1,
      insert_deduplication_token: token,
      // The token covers whole blocks: one block per insert, or a retry that differs in length would lose rows.
      min_insert_block_size_rows: '2000000',
      min_insert_block_size_bytes: '0',
      // A sender's clock may be anywhere, and so may an import's first and last month be.
      max_partitions_per_insert_block: '0',
    },
  });
}

/** How many facts there are, of conversations and messages. */
export function countRows({ conversations, messages, erasedConversations, erasedMessages }: FactRows): number {
  return conversations.rows + messages.rows + erasedConversations.rows + erasedMessages.rows;
}

/** A desk for a test: databases of its own, one workspace, and workers when they are started. */
import { randomUUID } from 'node:crypto';
import {
  appendItems,
  connectPostgres,
  createWakeSender,
  createWorkspace,
  type ConversationId,
  type IncomingItem,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { createTestClickHouse, createTestDatabase } from '@debrief/db/testing';
import pino, { type Logger } from 'pino';
import type { QueuePlace } from '../queues/connections.ts';
import { startWorkers, type RunningWorkers, type WorkersConfig } from '../start-workers.ts';

export const quiet: Logger = pino({ level: 'silent' });

export interface Desk extends AsyncDisposable {
  sql: Sql;
  workspaceId: WorkspaceId;
  place: QueuePlace;
  clickhouseUrl: string;
  /** Appends items as the dashboard does, and tells the readers. */
  append(items: IncomingItem[]): Promise<void>;
  idOf(conversation: string): Promise<ConversationId>;
  /** Starts workers; they are stopped with the desk at the latest. */
  start(config?: Partial<WorkersConfig>): Promise<RunningWorkers>;
}

export async function startDesk(redisUrl?: string): Promise<Desk> {
  const [database, clickhouse] = await Promise.all([createTestDatabase(), createTestClickHouse()]);
  const sql = connectPostgres(database.url, { max: 4 });
  const workspaceId = await createWorkspace(sql, { name: 'Test' });
  const wakes = createWakeSender(sql);
  const place = { databaseUrl: database.url, redisUrl, namespace: `t_${randomUUID().replaceAll('-', '')}` };
  const running: RunningWorkers[] = [];

  return {
    sql,
    workspaceId,
    place,
    clickhouseUrl: clickhouse.url,
    async append(items) {
      const results = await appendItems(sql, workspaceId, items);
      const refused = results.filter((result) => result.status === 'rejected');
      if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
      wakes.wake();
    },
    async idOf(conversation) {
      const [row] = await sql<{ id: ConversationId }[]>`
        select id from conversation where workspace_id = ${workspaceId} and external_id = ${conversation}`;
      if (!row) throw new Error(`no conversation "${conversation}"`);
      return row.id;
    },
    async start(config = {}) {
      const workers = await startWorkers({ ...place, clickhouseUrl: clickhouse.url, log: quiet, ...config });
      running.push(workers);
      return workers;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(running.map((workers) => workers.stop()));
      await sql.end();
      await Promise.all([database.drop(), clickhouse.drop()]);
    },
  };
}

let said = 0;

export function says(
  conversation: string,
  role: 'visitor' | 'bot' | 'operator',
  text: string,
  more: { id?: string; at?: Date; attachments?: { name: string; url: string }[] } = {},
): IncomingItem {
  said += 1;
  return { type: 'message', conversation, id: `m-${said}`, role, text, ...more };
}

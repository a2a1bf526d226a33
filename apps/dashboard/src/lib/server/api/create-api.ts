import {
  analyseYoungTables,
  appendItems,
  authenticateKey,
  dropSetupKey,
  type IncomingItem,
  type ItemResult,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import type { ClickHouse } from '@debrief/db/clickhouse';
import type { Logger } from 'pino';
import { createGroupCommit } from '../group-commit/group-commit.ts';
import { isDatabaseAway } from '../is-database-away.ts';
import { formatForProgram } from '../live/format-change.ts';
import type { LiveHub } from '../live/hub.ts';
import { openStream } from '../live/open-stream.ts';
import type { Observe } from '../metrics/observe.ts';
import type { Answer } from './answer.ts';
import { answerResponse, createEdge, type Call, type Handler, type WriteCall } from './edge.ts';
import { createKeyring } from './keyring.ts';
import { createRateLimit } from './limit-rate.ts';
import { createTopicChanges } from './change-topics.ts';
import { createTopicReader } from './read-topics.ts';
import { createConversationReader } from './read-conversations.ts';
import { createReceiver, type Lane, type ReceiveDeps } from './receive-items.ts';
import { createConversationWork } from './work-on-conversations.ts';
import { createConversationWatch } from './watch-conversation.ts';

export interface ApiDeps {
  sql: Sql;
  clickhouse: ClickHouse;
  hub: LiveHub;
  log: Logger;
  enrich: ReceiveDeps['enrich'];
  /** Called after each commit that wrote something. */
  wake: () => void;
  observe?: Observe;
  requestsPerSecond?: number;
  /** How posts come to share transactions; a bench measures what that is worth. */
  groupCommit?: typeof createGroupCommit<Lane, IncomingItem, ItemResult>;
}

/** Items after which this process has the tables looked at, in case they are new. */
const YOUNG_ITEMS = 200;

/** The handlers of /v1, each complete: it checks the key, and answers everything that goes wrong. */
export function createApi(deps: ApiDeps) {
  const { sql, clickhouse, hub, log, enrich, wake, observe, requestsPerSecond, groupCommit = createGroupCommit } = deps;
  const keyring = createKeyring((key) => authenticateKey(sql, key));
  const { guard, guardWrite } = createEdge({ keyring, limitRate: createRateLimit(requestsPerSecond), log });
  const used = new Set<WorkspaceId>();
  let written = 0;

  async function commit({ workspaceId, sample }: Lane, items: IncomingItem[]): Promise<ItemResult[]> {
    const startedAt = performance.now();
    const results = await appendItems(sql, workspaceId, items, { sample });
    observe?.commit(items.length, (performance.now() - startedAt) / 1_000);
    if (results.some(({ status }) => status === 'created')) {
      wake();
      if (!sample) forgetSetupKey(workspaceId);
      if (written < YOUNG_ITEMS && (written += items.length) >= YOUNG_ITEMS) lookAtYoungTables();
    }
    return results;
  }

  /** The key on the set-up page is readable until it has been used; once in this process's life is enough to ask. */
  function forgetSetupKey(workspaceId: WorkspaceId): void {
    if (used.has(workspaceId)) return;
    used.add(workspaceId);
    dropSetupKey(sql, workspaceId).catch((error: unknown) => {
      used.delete(workspaceId);
      log.warn({ workspaceId, code: (error as { code?: unknown }).code }, 'the set-up key was not dropped yet');
    });
  }

  function lookAtYoungTables(): void {
    analyseYoungTables(sql).catch((error: unknown) => {
      log.warn({ code: (error as { code?: unknown }).code }, 'new tables are not analysed yet: autovacuum will');
    });
  }

  const commits = groupCommit({
    commit,
    laneKey: ({ workspaceId, sample }: Lane) => `${workspaceId} ${sample}`,
    thingOf: (item: IncomingItem) => item.conversation,
    isAway: isDatabaseAway,
  });
  const receiver = createReceiver({ groupCommit: commits, enrich, log, observe });
  const conversations = createConversationReader({
    ...{ sql, clickhouse },
    warn: (err) => log.warn({ err }, 'ClickHouse could not look for conversations'),
  });
  const topics = createTopicReader(sql);
  const topicChanges = createTopicChanges({ sql, wake });
  const work = createConversationWork({ sql, wake });

  const stream: Handler = async ({ request, hangUp }, key) => {
    const presented = request.headers.get('authorization')?.split(' ').at(-1) ?? '';
    const isStillAllowed = async () => (await keyring.find(presented))?.id === key.id;
    const { workspaceId } = key;
    return Promise.resolve(openStream({ hub, workspaceId, request, format: formatForProgram, isStillAllowed, hangUp }));
  };

  const writes = {
    batch: guardWrite(receiver.batch),
    messages: guardWrite(receiver.single('message')),
    edits: guardWrite(receiver.single('edit')),
    retractions: guardWrite(receiver.single('retraction')),
    feedback: guardWrite(receiver.single('feedback')),
    handoff: guardWrite(receiver.single('handoff')),
    end: guardWrite(receiver.single('end')),
  };

  return {
    writes,
    batch: answerResponse(writes.batch),
    messages: answerResponse(writes.messages),
    edits: answerResponse(writes.edits),
    retractions: answerResponse(writes.retractions),
    feedback: answerResponse(writes.feedback),
    handoff: answerResponse(writes.handoff),
    end: answerResponse(writes.end),
    topics: guard('read', topics.list),
    topic: guard('read', topics.one),
    changeTopics: guard('work', topicChanges.change),
    undoTopicChange: guard('work', topicChanges.undo),
    conversations: guard('read', conversations.list),
    conversation: guard('read', conversations.one),
    changeConversation: guard('work', work.change),
    note: guard('work', work.note),
    notes: guard('read', work.notes),
    improvedAnswers: guard('read', work.improved),
    conversationStream: guard('listen', createConversationWatch({ sql, hub, keyring })),
    stream: guard('read', stream),
  };
}

export type Api = ReturnType<typeof createApi>;
export type ApiHandler = (call: Call) => Promise<Response>;
export type ApiWrites = Record<keyof Api['writes'], (call: WriteCall) => Promise<Answer>>;

/**
 * Analyses all conversations of a database in a process of its own: the analyser `alone`, `direct` from Postgres to
 * Postgres, or by way of a `queue` from the outbox on. The same batches, as many at a time, the same functions.
 */
import {
  buryJob,
  connectPostgres,
  listDue,
  readForAnalysis,
  type ConversationId,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { analyseAtOnce, createLocalAnalyser, LOCAL_ANALYSER } from '@debrief/pipelines/analyse';
import { createAnalyseConversations, type AnalyseConversations } from '@debrief/pipelines/analyse/run';
import { checkEvidence } from '@debrief/pipelines/evidence';
import { analyseBatchJob, analyseJob, gatherRequests, type AnalysisRequest } from '@debrief/pipelines/jobs';
import pino from 'pino';
import { z } from 'zod';
import { createAnalyseHandlers } from '../../workers/src/handlers/analyse.ts';
import { matchHandlers } from '../../workers/src/handlers/match-handlers.ts';
import { openQueue } from '../../workers/src/queues/open-queue.ts';
import { createRequestLiving } from '../../workers/src/queues/request-living.ts';
import { startWorker } from '../../workers/src/queues/start-worker.ts';
import { createTakeTurns } from '../../workers/src/queues/take-turns.ts';
import { createDispatch } from '../../workers/src/readers/dispatch.ts';
import { tellCosts } from './process-costs.ts';

const orderSchema = z.object({
  how: z.enum(['alone', 'direct', 'queue']),
  databaseUrl: z.string(),
  redisUrl: z.string().optional(),
  workspaceId: z.custom<WorkspaceId>((value) => typeof value === 'string'),
  conversations: z.int(),
});
type Order = z.infer<typeof orderSchema>;

const TOGETHER = 50;
const CONCURRENCY = 4;
const log = pino({ level: 'error' });

process.once('message', (message) => void run(orderSchema.parse(message)));
process.once('disconnect', () => process.exit(0));

async function run(order: Order): Promise<void> {
  const sql = connectPostgres(order.databaseUrl, { max: CONCURRENCY + 2 });
  const due = await listDue(sql, { perWorkspace: order.conversations });
  if (due.length !== order.conversations) throw new Error(`${due.length} of ${order.conversations} are due`);
  const ids = due.map(({ conversationId }) => conversationId);
  if (order.how === 'alone') return analyseAlone(sql, order, ids);
  const analyse = createAnalyseConversations({
    sql,
    analyser: createLocalAnalyser(),
    atOnce: { name: LOCAL_ANALYSER, findFlags: analyseAtOnce },
    onSaved: () => undefined,
  });
  await (order.how === 'direct' ? analyseDirect(analyse, order, ids) : analyseByQueue(sql, analyse, order));
}

async function analyseAlone(sql: Sql, { workspaceId }: Order, ids: ConversationId[]): Promise<void> {
  const analyser = createLocalAnalyser();
  const conversations = [...(await readForAnalysis(sql, workspaceId, ids)).values()].map(
    ({ messages, language, ...about }) => ({
      ended: about.ended,
      handoffRequested: about.handoffRequested,
      language: language ?? undefined,
      messages: messages.map(({ role, text, at }) => ({ role, text, atMs: at.getTime() })),
    }),
  );
  await tellCosts(async () => {
    for (const conversation of conversations)
      checkEvidence(await analyser.analyse(conversation), conversation.messages);
    return conversations.length;
  });
}

async function analyseDirect(
  analyse: AnalyseConversations,
  { workspaceId }: Order,
  ids: ConversationId[],
): Promise<void> {
  const batches: ConversationId[][] = [];
  for (let start = 0; start < ids.length; start += TOGETHER) batches.push(ids.slice(start, start + TOGETHER));
  await tellCosts(async () => {
    let saved = 0;
    const work = async () => {
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        const conversations = batch.map((conversationId) => ({ conversationId }));
        const analysed = await analyse({ workspaceId, conversations });
        saved += analysed.filter(({ result }) => result === 'saved').length;
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    return saved;
  });
}

async function analyseByQueue(sql: Sql, analyse: AnalyseConversations, order: Order): Promise<void> {
  const place = { databaseUrl: order.databaseUrl, redisUrl: order.redisUrl, namespace: 'bench_queue' };
  const queue = await openQueue(place, log);
  await queue.wipe();
  const takeTurns = createTakeTurns();
  const request = createRequestLiving<AnalysisRequest>(sql, (requests) =>
    queue.request(gatherRequests(takeTurns(requests), TOGETHER)),
  );
  let saved = 0;
  const all = Promise.withResolvers<void>();
  const counting: AnalyseConversations = async (asked, options) => {
    const analysed = await analyse(asked, options);
    saved += analysed.filter(({ result }) => result === 'saved').length;
    return analysed;
  };
  const handlers = createAnalyseHandlers({ analyseConversations: counting, request, together: TOGETHER, log });
  const dispatch = createDispatch({ sql, request });
  await tellCosts(async () => {
    const worker = await startWorker({
      ...{ place, handlers: matchHandlers([analyseJob, analyseBatchJob], handlers), concurrency: CONCURRENCY, log },
      bury: (dead) => buryJob(sql, dead),
      // The last job is done when the queue was told so.
      onEnd: () => saved >= order.conversations && all.resolve(),
    });
    while (!(await dispatch()).caughtUp);
    await all.promise;
    await worker.close(1_000);
    return saved;
  });
}

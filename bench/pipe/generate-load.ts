/** The load generator: a process of its own, which is told what to send and answers with how long that took, until it is let go. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openHttpConnection, type HttpConnection } from './http-connection.ts';
import type { LoadOrder, LoadResult } from './load.ts';
import { batchJson, messageJson, MESSAGES_PER_CONVERSATION } from './make-items.ts';

process.on('message', (order: LoadOrder) => {
  void run(order).then((result) => process.send?.(result));
});
process.once('disconnect', () => process.exit(0));

async function run(order: LoadOrder): Promise<LoadResult> {
  const connections = await Promise.all(
    Array.from({ length: order.clients }, () => openHttpConnection(order.url, order.apiKey)),
  );
  const result: LoadResult = { seconds: 0, items: 0, latenciesMs: [], answeredAtMs: [], refusals: [] };
  let next = 0;
  sentBy.clear();
  const begunAt = performance.now();
  await Promise.all(
    connections.map(async (connection, client) => {
      for (let turn = next++; turn < order.posts; turn = next++) {
        if (order.postsPerSecond !== undefined) {
          await sleep(Math.max(0, begunAt + (turn / order.postsPerSecond) * 1_000 - performance.now()));
        }
        await send(connection, order, { turn, client }, result);
      }
    }),
  );
  result.seconds = (performance.now() - begunAt) / 1_000;
  for (const connection of connections) connection.close();
  return result;
}

/** How many messages each client has sent, so that its conversations go on. */
const sentBy = new Map<number, number>();

async function send(
  connection: HttpConnection,
  { name, itemsPerPost, stamp = false }: LoadOrder,
  { turn, client }: { turn: number; client: number },
  result: LoadResult,
): Promise<void> {
  const body = itemsPerPost === 1 ? nextMessage(name, client, stamp) : batchJson(`${name}-${turn}`, itemsPerPost);
  const sentAt = performance.now();
  const { status, body: answer } = await connection.post(itemsPerPost === 1 ? '/v1/messages' : '/v1/batch', body);
  const answeredAt = performance.now();
  result.latenciesMs.push(answeredAt - sentAt);
  result.answeredAtMs.push(performance.timeOrigin + answeredAt);
  if (status === 200 || status === 201) result.items += itemsPerPost;
  else result.refusals.push(`${status} ${answer.slice(0, 200)}`);
}

function nextMessage(name: string, client: number, stamp: boolean): string {
  const sent = sentBy.get(client) ?? 0;
  sentBy.set(client, sent + 1);
  const conversation = Math.floor(sent / MESSAGES_PER_CONVERSATION);
  const json = messageJson(`${name}-${client}-${conversation}`, sent % MESSAGES_PER_CONVERSATION);
  return stamp ? json.replace('"text":"', `"text":"@${performance.timeOrigin + performance.now()} `) : json;
}

/*
 * Many listeners of `/v1/stream`, or of another stream, in a process of its own. Told to begin, it says when all are live; told to report, it
 * says what they heard. Some hang up now and then and come back with the last id they were given.
 */
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const orderSchema = z.object({
  url: z.string(),
  apiKey: z.string(),
  /** Members' own streams, by the cookie of a session instead of the key. */
  member: z.object({ path: z.string(), cookie: z.string() }).optional(),
  listeners: z.int(),
  /** Of them, those that hang up. */
  restless: z.int(),
  /** False: they read what comes, as a browser on another machine would, and note nothing; the cores are shared. */
  counts: z.boolean().default(true),
});

export interface StreamReport {
  /** Milliseconds from a stamped message's posting to its hearing, all listeners. */
  latenciesMs: number[];
  /** Per listener: where it began, and every number it heard of, once. */
  heard: { from: number; seqs: number[] }[];
  reconnects: number;
}

/** What the load writes at the head of a message's text. */
const STAMP = /"text":"@([\d.]+)/;

const report: StreamReport = { latenciesMs: [], heard: [], reconnects: 0 };
const seen: Set<number>[] = [];
let live = 0;

process.on('message', (message) => {
  if (message === 'report') {
    report.heard.forEach((each, index) => (each.seqs = [...(seen[index] ?? [])]));
    process.send?.(report, () => process.exit(0));
    return;
  }
  const order = orderSchema.parse(message);
  for (let index = 0; index < order.listeners; index++) {
    if (!order.counts) {
      skim(order);
      continue;
    }
    report.heard.push({ from: -1, seqs: [] });
    seen.push(new Set());
    void follow(order, index);
  }
});
process.once('disconnect', () => process.exit(0));

async function follow(order: z.infer<typeof orderSchema>, index: number): Promise<void> {
  const { url, apiKey, member, listeners, restless } = order;
  let lastId: string | null = null;
  for (let connections = 0; ; connections++) {
    if (connections > 0) report.reconnects += 1;
    const headers: Record<string, string> = member ? { cookie: member.cookie } : { authorization: `Bearer ${apiKey}` };
    if (lastId !== null) headers['last-event-id'] = lastId;
    await new Promise<void>((resolve) => {
      const call = request(`${url}${member?.path ?? '/v1/stream'}`, { headers, agent: false }, (response) => {
        read(response, (block) => {
          lastId = hear(block, index, listeners) ?? lastId;
        });
        response.once('close', resolve);
      });
      call.once('error', () => resolve());
      call.end();
      if (index < restless) setTimeout(() => call.destroy(), 1_000 + Math.random() * 3_000);
    });
    await sleep(50);
  }
}

function read(response: IncomingMessage, onBlock: (block: string) => void): void {
  let rest = '';
  response.setEncoding('utf8');
  response.on('data', (text: string) => {
    rest += text;
    for (let end = rest.indexOf('\n\n'); end !== -1; end = rest.indexOf('\n\n')) {
      onBlock(rest.slice(0, end));
      rest = rest.slice(end + 2);
    }
  });
}

/** Waits for being live, and lets the rest go by: all into one buffer, for its reading costs the servers their cores. */
function skim({ url, apiKey, listeners }: z.infer<typeof orderSchema>): void {
  const { hostname, port, host } = new URL(url);
  let isLive = false;
  const socket = connect({
    ...{ host: hostname, port: Number(port) },
    onread: {
      buffer: Buffer.alloc(256 * 1024),
      callback(length, buffer) {
        if (isLive || !Buffer.from(buffer.buffer, buffer.byteOffset, length).includes('event: ready')) return true;
        isLive = true;
        tellLive(listeners);
        return true;
      },
    },
  });
  socket.write(`GET /v1/stream HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${apiKey}\r\n\r\n`);
}

function tellLive(listeners: number): void {
  live += 1;
  if (live === listeners) process.send?.('live');
}

/** Notes one event; returns its id. */
function hear(block: string, index: number, listeners: number): string | null {
  const id = /^id: (\d+)$/m.exec(block)?.[1] ?? null;
  if (id === null) return null;
  const log = report.heard[index];
  if (/^event: (ready|beat|reset)/m.test(block)) {
    if (log?.from === -1) {
      log.from = Number(id);
      tellLive(listeners);
    }
    return id;
  }
  const isNew = !seen[index]?.has(Number(id));
  seen[index]?.add(Number(id));
  const stamp = STAMP.exec(block)?.[1];
  if (isNew && stamp !== undefined) report.latenciesMs.push(performance.timeOrigin + performance.now() - Number(stamp));
  return id;
}

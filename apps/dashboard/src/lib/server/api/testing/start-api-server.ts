import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequest, setResponse } from '@sveltejs/kit/node';
import { connectPostgres, createWakeSender, type Sql } from '@debrief/db';
import { connectClickHouse } from '@debrief/db/clickhouse';
import { createEnricher } from '@debrief/pipelines/enrich';
import { pino } from 'pino';
import { createLiveHub, type LiveHub } from '../../live/hub.ts';
import { createApi, type Api, type ApiDeps } from '../create-api.ts';
import type { Call } from '../edge.ts';
import { createWriteLane } from '../write-lane.ts';

export interface ApiServer extends AsyncDisposable {
  url: string;
  sql: Sql;
  hub: LiveHub;
  stop(): Promise<void>;
}

/** The API on a port of its own, over Kit's own HTTP code and the lane before it, with the routing of routes/v1 and nothing else of the app. */
export async function startApiServer(databaseUrl: string, more: Partial<ApiDeps> = {}): Promise<ApiServer> {
  const sql = connectPostgres(databaseUrl, { max: 8 });
  const log = pino({ level: 'silent' });
  const hub = createLiveHub({ sql, log, pollMs: 200 });
  hub.start();
  const { wake } = createWakeSender(sql);
  // Nobody is there: what the API asks facts for, Postgres answers as well.
  const { clickhouse = connectClickHouse('http://127.0.0.1:9/nowhere') } = more;
  const api = createApi({ sql, clickhouse, hub, log, wake, enrich: createEnricher({}), ...more });
  const lane = createWriteLane({
    writes: api.writes,
    log,
    observe: { request: () => {}, items: () => {}, commit: () => {} },
  });
  const server = createServer((incoming, outgoing) => {
    if (lane(incoming, outgoing)) return;
    const request = getRequest({ request: incoming, response: outgoing, base: 'http://localhost' });
    const url = new URL(request.url);
    const call: Call = {
      request,
      url,
      params: { id: decodeURIComponent(url.pathname.split('/')[3] ?? '') },
      requestId: 'test-request',
      clientAddress: () => incoming.socket.remoteAddress ?? '',
      hangUp: () => incoming.destroy(),
    };
    void route(api, call).then((response) => {
      setResponse(outgoing, response);
    });
  });
  const port = await listen(server);
  const stop = async () => {
    await hub.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await Promise.all([sql.end({ timeout: 1 }), clickhouse.close()]);
  };
  return { url: `http://127.0.0.1:${port}`, sql, hub, stop, [Symbol.asyncDispose]: stop };
}

function route(api: Api, call: Call): Promise<Response> {
  const [, , name = '', id, part] = call.url.pathname.split('/');
  if (name === 'conversations' && part === 'stream') return api.conversationStream(call);
  if (name === 'conversations' && part === 'notes')
    return call.request.method === 'GET' ? api.notes(call) : api.note(call);
  if (name === 'conversations' && call.request.method === 'PATCH') return api.changeConversation(call);
  if (name === 'topics') return id === undefined ? api.topics(call) : api.topic(call);
  if (name === 'topic-changes') return id === undefined ? api.changeTopics(call) : api.undoTopicChange(call);
  if (name === 'improved-answers') return api.improvedAnswers(call);
  if (name === 'conversations') return id === undefined ? api.conversations(call) : api.conversation(call);
  if (name === 'stream' || name === 'batch' || name === 'messages') return api[name](call);
  const writes = ['edits', 'retractions', 'feedback', 'handoff', 'end'] as const;
  const write = writes.find((each) => each === name);
  if (write) return api[write](call);
  throw new Error(`the test server has no ${call.url.pathname}`);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A receiver of webhooks that a test writes: a real HTTP server which checks each signature as receivers are told to. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { WebhookPayload } from '@debrief/pipelines/webhooks';

export interface Received {
  id: string;
  /** By the headers, under the secret that `trust` was given. */
  isGenuine: boolean;
  payload: WebhookPayload;
}

export interface Receiver extends AsyncDisposable {
  url: string;
  received: Received[];
  trust: (secret: string) => void;
  /** What is answered from now on; null: nothing, ever. */
  answer: (status: number | null, headers?: Record<string, string>) => void;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let secret = '';
  let reply: { status: number | null; headers: Record<string, string> } = { status: 204, headers: {} };

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const header = (name: string) => String(request.headers[name] ?? '');
    const signed = `${header('webhook-id')}.${header('webhook-timestamp')}.${body}`;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signature = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
    const isGenuine = header('webhook-signature').split(' ').includes(signature);
    received.push({ id: header('webhook-id'), isGenuine, payload: JSON.parse(body) as WebhookPayload });
    if (reply.status !== null) response.writeHead(reply.status, reply.headers).end();
  }

  const server = createServer((request, response) => void take(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    trust: (given) => (secret = given),
    answer: (status, headers = {}) => (reply = { status, headers }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

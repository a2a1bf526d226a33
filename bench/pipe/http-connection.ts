/* One keep-alive connection for a load generator: it costs a fraction of fetch, and the cores are shared. */
import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  body: string;
}

export interface HttpConnection {
  /** Sends a JSON body and resolves with the answer; one at a time. Throws when the connection breaks. */
  post(path: string, body: string): Promise<Answer>;
  close(): void;
}

const HEAD_END = '\r\n\r\n';

/** Opens a connection to `http://host:port`. */
export async function openHttpConnection(url: string, apiKey: string): Promise<HttpConnection> {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const headers = `host: ${host}\r\nauthorization: Bearer ${apiKey}\r\ncontent-type: application/json\r\n`;
  let waiting: PromiseWithResolvers<Answer> | null = null;
  let received = '';

  // Latin-1 keeps one character per byte, so that lengths are bytes; the answers looked at are ASCII.
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
    const answer = takeAnswer(received);
    if (!answer) return;
    received = '';
    waiting?.resolve(answer);
  });
  const fail = () => waiting?.reject(new Error('the connection broke'));
  socket.on('error', fail);
  socket.on('close', fail);

  return {
    post(path, body) {
      waiting = Promise.withResolvers();
      write(socket, `POST ${path} HTTP/1.1\r\n${headers}content-length: ${Buffer.byteLength(body)}${HEAD_END}${body}`);
      return waiting.promise;
    },
    close: () => socket.destroy(),
  };
}

function write(socket: Socket, text: string): void {
  socket.write(text, 'utf8');
}

/** The answer once it is whole. */
function takeAnswer(received: string): Answer | null {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd === -1) return null;
  const head = received.slice(0, headEnd).toLowerCase();
  const body = received.slice(headEnd + HEAD_END.length);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  if (length !== undefined) return body.length >= Number(length) ? { status, body } : null;
  return body.endsWith('0\r\n\r\n') ? { status, body } : null;
}

import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

const timeoutMs = 5_000;

/**
 * What Redis says of itself (INFO), by name. A client library would be one command's worth of weight, and belongs to the
 * workers. Rejects when the server cannot be reached or refuses.
 */
export function askRedis(url: string): Promise<Map<string, string>> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const host = hostname.replaceAll(/[[\]]/g, '');
  const options = { host, port: Number(port || 6379) };
  const secret = [username, password].filter(Boolean).map(decodeURIComponent);
  return new Promise((resolve, reject) => {
    const socket: Socket = protocol === 'rediss:' ? connectTls({ ...options, servername: host }) : connect(options);
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(timeoutMs, () => fail(new Error(`no answer within ${timeoutMs / 1_000} s`)));
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('it hung up')));
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const refusal = /^-(.*)\r$/m.exec(text)?.[1];
      if (refusal !== undefined) return fail(new Error(refusal));
      // INFO ends with its section on the keys; a bulk string says its length, which ASCII makes easy to count.
      const bulk = /\$(\d+)\r\n/.exec(text);
      if (bulk === null || text.length < bulk.index + bulk[0].length + Number(bulk[1])) return;
      socket.destroy();
      resolve(new Map([...text.matchAll(/^(\w+):(.*)\r$/gm)].map((match) => [match[1] ?? '', match[2] ?? ''])));
    });
    if (secret.length > 0) socket.write(command('AUTH', ...secret));
    socket.write(command('INFO'));
  });
}

function command(...words: string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}

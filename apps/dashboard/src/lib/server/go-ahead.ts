/**
 * Requests that never reach Kit. Its adapter makes the HTTP server after `init` and keeps it to itself; Node tells of every
 * server that begins to listen (https://nodejs.org/api/diagnostics_channel.html, `net.server.listen`), early enough to
 * stand in front of the adapter's listener.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Server, type IncomingMessage, type ServerResponse } from 'node:http';

/** Answers a request, or returns false and has not touched it. */
export type Lane = (request: IncomingMessage, response: ServerResponse) => boolean;

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const CHANNEL = 'tracing:net.server.listen:asyncStart';

/** Puts a lane before the listeners of the next HTTP server of this process. */
export function goAhead(lane: Lane): void {
  function onListen(message: unknown): void {
    const { server } = message as { server?: unknown };
    if (!(server instanceof Server)) return;
    unsubscribe(CHANNEL, onListen);
    const others = server.listeners('request') as Listener[];
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (!lane(request, response)) {
        for (const other of others) other.call(server, request, response);
        return;
      }
      // As the adapter does: a server that stops waits for connections, and this one has nothing more to say.
      request.once('close', () => {
        if (!server.listening) server.closeIdleConnections();
      });
    });
  }
  subscribe(CHANNEL, onListen);
}

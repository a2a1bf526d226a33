import { hash } from 'node:crypto';
import type { IncomingMessage, Properties } from './incoming.ts';

/** SHA-256 of everything the sender said in a message: equal for a retry, different for another message of the same id. */
export function contentHash(item: IncomingMessage): Buffer {
  const said = [
    item.role,
    item.text,
    item.at?.getTime() ?? null,
    item.sources ?? null,
    item.confidence ?? null,
    item.answered ?? null,
    item.properties ? sorted(item.properties) : null,
    // What came to the contract later is left out where it is not said: what was stored before stays what it is.
    ...(item.attachments?.length ? [item.attachments] : []),
  ];
  return hash('sha256', JSON.stringify(said), 'buffer');
}

function sorted(properties: Properties): [string, unknown][] {
  return Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
}

import { postgres } from '../stores.ts';
import { createPresence, type Presence } from './presence.ts';

export type { Companion } from './presence.ts';

let opened: Presence | undefined;

/** The process's one presence, made by the first who asks. */
export function presence(): Presence {
  opened ??= createPresence({ sql: postgres() });
  return opened;
}

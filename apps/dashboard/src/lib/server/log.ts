import { pino } from 'pino';
import { building } from '$app/env';
import { LOG_LEVEL } from '$app/env/private';
import { telemetry } from './telemetry.ts';

/** The process's log: JSON lines on stdout. Never give it a message's text, a key, a password or an IP address. */
export const log = pino({
  name: 'dashboard',
  level: building ? 'silent' : LOG_LEVEL,
  mixin: () => telemetry().ids(),
});

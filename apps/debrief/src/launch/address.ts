import type { Settings } from '../env.ts';

/** Where people reach the dashboard: ORIGIN, or the address it listens on. Without a trailing slash. */
export function addressOf(settings: Pick<Settings, 'origin' | 'host'>, port: number): string {
  return settings.origin ?? localAddress(settings.host, port);
}

/** Where this machine reaches a server that listens on `host`, which may be a wildcard. */
export function localAddress(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Where the first visit begins: whoever opens it becomes the owner. */
export function welcomeAddress(settings: Pick<Settings, 'origin' | 'host'>, port: number, token: string): string {
  return `${addressOf(settings, port)}/welcome?token=${encodeURIComponent(token)}`;
}

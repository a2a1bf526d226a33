import { createHash, timingSafeEqual } from 'node:crypto';

export interface MetricsCaller {
  /** Address of the socket's other end, never one that a header names. */
  peer: string | undefined;
  headers: Headers;
}

export interface MetricsRule {
  /** Opens /metrics to whoever brings it as a bearer token. */
  token: string | undefined;
  /** People come through a proxy, which may well stand on this machine: then a local peer may be anybody. */
  behindProxy: boolean;
}

/** What proxies add to a request that they pass on. */
const proxyHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/**
 * Whether a caller may read /metrics without a key: a program on this machine, or one with the token. The host asked for
 * must be local too, or a web page could have its name point here and read along.
 */
export function mayReadMetrics({ peer, headers }: MetricsCaller, { token, behindProxy }: MetricsRule): boolean {
  if (token !== undefined && hasBearer(headers, token)) return true;
  if (behindProxy || proxyHeaders.some((name) => headers.has(name))) return false;
  return isLoopback(peer) && isLocalHost(headers.get('host'));
}

/** Whether the request brings this bearer token; takes as long for a wrong one as for the right one. */
export function hasBearer(headers: Headers, token: string): boolean {
  const brought = /^Bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1];
  return brought !== undefined && timingSafeEqual(digest(brought), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function isLoopback(peer: string | undefined): boolean {
  const address = peer?.replace(/^::ffff:/, '') ?? '';
  return address === '::1' || /^127(\.\d{1,3}){3}$/.test(address);
}

function isLocalHost(host: string | null): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || isLoopback(name);
}

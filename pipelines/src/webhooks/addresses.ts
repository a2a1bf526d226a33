import ipaddr from 'ipaddr.js';

export type UrlRefusal = 'not a URL' | 'not https' | 'a private address' | 'has a name and password';

/**
 * Whether events may be sent to this address: https, or http to this very machine. Names are looked up when it is sent,
 * and then judged by `mayConnect`.
 */
export function refuseUrl(text: string, { allowPrivate }: { allowPrivate: boolean }): UrlRefusal | null {
  const url = URL.parse(text);
  if (!url) return 'not a URL';
  if (url.username || url.password) return 'has a name and password';
  if (isLoopback(url)) return url.protocol === 'https:' || url.protocol === 'http:' ? null : 'not https';
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) return 'not https';
  const host = bareHost(url);
  if (ipaddr.isValid(host) && !mayConnect(host, { url, allowPrivate })) return 'a private address';
  return null;
}

/** Whether a connection may go to the address that the host's name stands for: not into the network behind the desk. */
export function mayConnect(address: string, { url, allowPrivate }: { url: URL; allowPrivate: boolean }): boolean {
  if (allowPrivate) return true;
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return isLoopback(url) ? range === 'loopback' : range === 'unicast';
}

/** The host is this machine by its very name: a name elsewhere that stands for it is not. */
export function isLoopback(url: URL): boolean {
  const host = bareHost(url);
  return host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback');
}

/** IPv6 addresses stand in brackets in a URL. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

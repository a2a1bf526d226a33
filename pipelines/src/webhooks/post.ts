import { lookup } from 'node:dns';
import { request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import ipaddr from 'ipaddr.js';
import { bareHost, mayConnect } from './addresses.ts';

export interface Post {
  url: URL;
  body: string;
  headers: Record<string, string>;
  timeoutMs: number;
  allowPrivate: boolean;
  signal?: AbortSignal;
}

export interface PostAnswer {
  status: number;
  /** Of `Retry-After`, as it stands there. */
  retryAfter: string | null;
}

/** The address lies in the network behind the desk, or nothing answered in time. */
export class PostError extends Error {
  readonly code: 'private_address' | 'timeout';
  override readonly name = 'PostError';
  constructor(code: PostError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Posts once and resolves with the answer's head; its body is not read, a redirect is not followed. The address is
 * judged after the name was looked up, on the connection itself, so that a name cannot change in between. Rejects with
 * PostError, with what the socket says, or when `signal` fires.
 */
export function post({ url, body, headers, timeoutMs, allowPrivate, signal }: Post): Promise<PostAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PostAnswer>();
  const timeout = AbortSignal.timeout(timeoutMs);
  const refusal = () => new PostError('private_address', `${url.hostname} is in a private network`);
  if (ipaddr.isValid(bareHost(url)) && !mayConnect(bareHost(url), { url, allowPrivate }))
    return Promise.reject(refusal());

  const lookUp: RequestOptions['lookup'] = (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      const fit = addresses.filter(({ address }) => mayConnect(address, { url, allowPrivate }));
      const [first] = fit;
      if (!first) return done(refusal(), []);
      return options.all ? done(null, fit) : done(null, first.address, first.family);
    });
  };
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const request = send(
    url,
    {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      lookup: lookUp,
      // A connection of its own: a kept one could be closed under the post, and tell of a failure that is none.
      agent: false,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    },
    (answer) => {
      resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] ?? null });
      answer.destroy();
    },
  );
  request.on('error', (error) => {
    reject(timeout.aborted ? new PostError('timeout', `no answer within ${timeoutMs / 1_000} s`) : error);
  });
  request.end(body);
  return promise;
}

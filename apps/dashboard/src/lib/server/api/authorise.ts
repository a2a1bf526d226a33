import type { AuthenticatedKey } from '@debrief/db';
import type { Keyring } from './keyring.ts';
import { Problem } from './problem.ts';

/**
 * Secret keys do everything; public ones are in web pages, and may only write items, and listen to one conversation, from the
 * pages they are bound to.
 */
export type Use = 'read' | 'write' | 'listen' | 'work';

/** What of a request says who asks. */
export interface Presented {
  url: string;
  headers: Pick<Headers, 'get' | 'has'>;
}

const BEARER = /^Bearer +([\x21-\x7e]+) *$/i;

/** The key that came with the request, if it may be used so and from there. Throws a Problem: 401, 403. */
export async function authorise(request: Presented, keyring: Keyring, use: Use): Promise<AuthenticatedKey> {
  const key = presentedKey(request, use);
  if (key === null) {
    throw unauthorised('key_missing', 'Send a key: "Authorization: Bearer dbk_…".', 'Bearer realm="Debrief"');
  }
  const found = await keyring.find(key);
  if (!found) {
    const challenge = 'Bearer realm="Debrief", error="invalid_token"';
    throw unauthorised('key_unknown', 'This key is not known here, or was revoked.', challenge);
  }
  if (found.kind === 'secret' && !request.headers.has('authorization')) {
    const detail = 'A secret key does not belong into an address: send it as "Authorization: Bearer dbk_…".';
    throw new Problem({ status: 403, code: 'secret_key_in_address', detail });
  }
  if (found.kind === 'public') refuseMisuse(found, use, request.headers.get('origin'));
  return found;
}

/** The key that came with a request, known or not; null for none. EventSource sends no headers: it may have `?key=`. */
export function presentedKey(request: Presented, use: Use): string | null {
  const header = request.headers.get('authorization');
  if (header !== null) return BEARER.exec(header)?.[1] ?? '';
  return use === 'listen' ? new URL(request.url).searchParams.get('key') : null;
}

function refuseMisuse(key: AuthenticatedKey, use: Use, origin: string | null): void {
  if (use === 'work') {
    const detail = 'A public key cannot do what members do: use a secret key.';
    throw new Problem({ status: 403, code: 'key_cannot_work', detail });
  }
  if (use === 'read') {
    throw new Problem({
      status: 403,
      code: 'key_cannot_read',
      detail: 'A public key can only write: use a secret key.',
    });
  }
  if (origin !== null && key.origins.includes(origin.toLowerCase())) return;
  const detail =
    origin === null
      ? 'A public key works only in the pages it is bound to, and this request names no Origin: use a secret key.'
      : `This public key is not bound to ${origin}.`;
  throw new Problem({ status: 403, code: 'origin_not_allowed', detail });
}

function unauthorised(code: string, detail: string, challenge: string): Problem {
  return new Problem({ status: 401, code, detail, headers: { 'www-authenticate': challenge } });
}

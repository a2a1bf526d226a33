import { createHmac } from 'node:crypto';

/** What Standard Webhooks (standardwebhooks.com) has a receiver check. */
export interface SignatureHeaders {
  'webhook-id': string;
  /** Seconds since 1970. */
  'webhook-timestamp': string;
  /** For each secret `v1,` and the HMAC-SHA256 of id, timestamp and body in base64, with spaces between. */
  'webhook-signature': string;
}

/** The headers of one attempt; each secret is `whsec_` and the key in base64, and a receiver trusts any of them. */
export function signBody(
  secrets: readonly string[],
  { id, at, body }: { id: string; at: Date; body: string },
): SignatureHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

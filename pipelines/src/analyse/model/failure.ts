/** Why a model gave no answer, told by status and error codes; messages are for people and never decide. */
import { z } from 'zod';

export interface ModelFailure {
  /** One sentence for the receipt, without anything of the conversation. */
  reason: string;
  /** Worth trying again, after this long at least. */
  retry: { afterMs: number | null } | null;
  /** The provider itself is in trouble: others should not queue up behind it. */
  isOutage: boolean;
}

/** 408 timeout, 409 conflict (Anthropic), 425 too early, 429 rate limit, 5xx, 529 overloaded (Anthropic). */
const retryableStatus = new Set([408, 409, 425, 429, 500, 502, 503, 504, 529]);

/** Node's and undici's codes for a connection that was refused, cut or never made. */
const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** 429 with this code means that the money is gone, not that we are too fast. */
const QUOTA_CODE = 'insufficient_quota';

const errorShape = z.object({
  name: z.string().optional().catch(undefined),
  status: z.number().optional().catch(undefined),
  status_code: z.number().optional().catch(undefined),
  code: z.union([z.string(), z.number()]).optional().catch(undefined),
  headers: z.unknown().optional(),
  cause: z.unknown().optional(),
});

/** Reads what was thrown by any provider's client. */
export function readFailure(thrown: unknown, timeoutMs: number): ModelFailure {
  const errors = chain(thrown);
  if (errors.some(({ name }) => name === 'TimeoutError')) {
    return { reason: `The model did not answer within ${timeoutMs / 1000} s.`, retry: null, isOutage: true };
  }
  for (const error of errors) {
    const status = error.status ?? error.status_code;
    if (status !== undefined && status >= 400) return readStatus(status, error);
  }
  if (errors.some(({ code }) => typeof code === 'string' && connectionCodes.has(code))) {
    return { reason: 'The connection to the model was refused or lost.', retry: { afterMs: null }, isOutage: true };
  }
  return { reason: 'The model’s answer could not be read.', retry: null, isOutage: false };
}

function readStatus(status: number, { code, headers }: z.infer<typeof errorShape>): ModelFailure {
  const isRetryable = retryableStatus.has(status) && code !== QUOTA_CODE;
  return {
    reason: `The model’s provider answered with HTTP status ${status}.`,
    retry: isRetryable ? { afterMs: readRetryAfterMs(headers) } : null,
    // 400, 413 and 422 speak of this one request, a refused key or an empty account of all of them.
    isOutage: ![400, 413, 422].includes(status),
  };
}

function chain(thrown: unknown): z.infer<typeof errorShape>[] {
  const errors: z.infer<typeof errorShape>[] = [];
  let next = thrown;
  while (errors.length < 5) {
    const parsed = errorShape.safeParse(next);
    if (!parsed.success) break;
    errors.push(parsed.data);
    next = parsed.data.cause;
  }
  return errors;
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); null when there is none. */
function readRetryAfterMs(headers: unknown): number | null {
  const value = headerOf(headers, 'retry-after')?.trim();
  if (!value) return null;
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) * 1000;
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - Date.now());
}

function headerOf(headers: unknown, name: string): string | null {
  if (headers instanceof Headers) return headers.get(name);
  const record = z.record(z.string(), z.unknown()).safeParse(headers);
  const value = record.success ? record.data[name] : undefined;
  return typeof value === 'string' ? value : null;
}

import {
  openSealedKey,
  readDelivery,
  recordAttempt,
  retryDelivery,
  withdrawDelivery,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { refuseUrl } from './addresses.ts';
import { judgeAnswer, type Verdict } from './judge-answer.ts';
import { buildPayload } from './payload.ts';
import { post, PostError, type PostAnswer } from './post.ts';
import { signBody } from './sign.ts';

export interface DeliverDeps {
  sql: Sql;
  /** The desk's secret, under which the signing secrets are kept; undefined: nothing can be signed. */
  deskSecret: string | undefined;
  /** Also to addresses in private networks. */
  allowPrivate: boolean;
  /** 10 s when absent. */
  timeoutMs?: number;
  now?: () => Date;
}

export type Delivered =
  /** Nothing to send: gone, through already, or its webhook is switched off. */
  | { outcome: 'nothing' }
  /** What it was to tell was taken back meanwhile: it is never sent. */
  | { outcome: 'withdrawn' }
  | { outcome: 'delivered' | 'again'; status: number | null }
  /** Not tried any more. */
  | { outcome: 'dead'; reason: string; attempts: number };

const TIMEOUT_MS = 10_000;
/** A receiver that has failed for so long is not coming back by itself. */
const FAILS_TOO_LONG_MS = 3 * 86_400_000;

/** Whoever was away and is back hears of what is new after so long at most. */
const AWAY_AT_MOST_MS = 600_000;

interface Tried {
  status: number | null;
  error: string | null;
  verdict: Verdict;
}

/**
 * The step that sends one delivery and writes what became of it. Doing it twice may send it twice, under the same id; a
 * delivery that got through is not sent again. Throws when Postgres fails or `signal` fires: then nothing was written.
 */
export function createDeliver({
  sql,
  deskSecret,
  allowPrivate,
  timeoutMs = TIMEOUT_MS,
  now = () => new Date(),
}: DeliverDeps) {
  return async function deliver(
    { workspaceId, deliveryId }: { workspaceId: WorkspaceId; deliveryId: string },
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<Delivered> {
    let delivery = await readDelivery(sql, workspaceId, deliveryId);
    // Somebody wants what was given up to be tried again.
    if (delivery?.state === 'failed' && (await retryDelivery(sql, workspaceId, deliveryId))) {
      delivery = await readDelivery(sql, workspaceId, deliveryId);
    }
    if (!delivery || delivery.state === 'delivered' || delivery.webhook.isOff) return { outcome: 'nothing' };
    const { id, webhook, attempts } = delivery;
    if (delivery.message?.isRetracted && delivery.event !== 'message.retracted') {
      await withdrawDelivery(sql, workspaceId, id);
      return { outcome: 'withdrawn' };
    }

    const at = now();
    const startedAt = performance.now();
    const tries = delivery.tries + 1;
    async function send(body: string, secrets: string[]): Promise<Tried> {
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'Debrief',
        ...signBody(secrets, { id, at, body }),
      };
      let answer: PostAnswer;
      try {
        answer = await post({ url: new URL(webhook.url), body, headers, timeoutMs, allowPrivate, signal });
      } catch (error) {
        signal?.throwIfAborted();
        const verdict = judgeAnswer({ status: null, retryAfter: null, tries, now: at });
        return { status: null, error: describe(error), verdict };
      }
      const verdict = judgeAnswer({ ...answer, tries, now: at });
      const error = verdict.end === 'taken' ? null : `the receiver answered ${answer.status}`;
      return { status: answer.status, error, verdict };
    }

    const tried = await trySending();
    async function trySending(): Promise<Tried> {
      const refusal = refuseUrl(webhook.url, { allowPrivate });
      if (refusal) return { status: null, error: `the address is refused: ${refusal}`, verdict: { end: 'given up' } };
      const secret = deskSecret === undefined ? null : openSealedKey(webhook.sealedSecret, deskSecret, 'webhook');
      if (secret === null) {
        const error =
          deskSecret === undefined
            ? 'DEBRIEF_SECRET is not set in the workers, so nothing can be signed'
            : 'the signing secret was kept under another DEBRIEF_SECRET: make the webhook anew';
        return { status: null, error, verdict: { end: 'given up' } };
      }
      const { sealedOldSecret } = webhook;
      const old = sealedOldSecret === null ? null : openSealedKey(sealedOldSecret, deskSecret ?? '', 'webhook');
      const secrets = old === null ? [secret] : [secret, old];
      return send(JSON.stringify(buildPayload(delivery as NonNullable<typeof delivery>)), secrets);
    }

    const { status, error, verdict } = tried;
    const failsTooLong =
      error !== null &&
      webhook.failingSince !== null &&
      at.getTime() - webhook.failingSince.getTime() > FAILS_TOO_LONG_MS;
    const disable =
      verdict.end === 'gone'
        ? 'its receiver answered 410 Gone'
        : failsTooLong
          ? `nothing got through since ${webhook.failingSince?.toISOString()}; last: ${error}`
          : null;
    await recordAttempt(sql, workspaceId, {
      ...{ id, webhookId: webhook.id, attempts, at, status, error, disable },
      durationMs: performance.now() - startedAt,
      nextAt: verdict.end === 'again' ? new Date(at.getTime() + verdict.waitMs) : null,
      resumeAt:
        verdict.end === 'again' && verdict.isAway
          ? new Date(at.getTime() + Math.min(verdict.waitMs, AWAY_AT_MOST_MS))
          : null,
    });
    if (error === null) return { outcome: 'delivered', status };
    if (verdict.end === 'again') return { outcome: 'again', status };
    return { outcome: 'dead', reason: error, attempts: attempts + 1 };
  };
}

/** What a person needs to know; the address is on the page already. */
function describe(error: unknown): string {
  if (error instanceof PostError) return error.message;
  const { code, message } = error as { code?: unknown; message?: unknown };
  return `not reached: ${typeof code === 'string' ? code : String(message)}`;
}

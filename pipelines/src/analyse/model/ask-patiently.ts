/** A call to a provider, in its turn and again where that may help; what goes wrong is an outcome, not an error. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ModelFailure } from './failure.ts';
import type { CallGate } from './limit-calls.ts';
import type { Usage } from './pricing.ts';

export type Asked<T> =
  | { ok: true; value: T; usage: Usage }
  /** The tokens of answers that came and were no use. */
  | { ok: false; reason: string; usage: Usage };

export type Answer<T> = { usage: Usage } & ({ ok: true; value: T } | { ok: false; failure: ModelFailure });

export interface Patience {
  gate: CallGate;
  /** Calls, the first included. */
  attempts: number;
  /** The wait before the second call where the provider names none; it doubles from there. */
  firstWaitMs: number;
  /** A `Retry-After` beyond this is not waited for. */
  maxWaitMs: number;
  random: () => number;
}

const RESTING = 'The model’s provider failed several times in a row and is left alone for a while.';

/** Throws only the caller's own abort. */
export async function askPatiently<T>(
  askOnce: () => Promise<Answer<T>>,
  patience: Patience,
  signal?: AbortSignal,
): Promise<Asked<T>> {
  const { gate } = patience;
  const usage: Usage = { inputTokens: 0, outputTokens: 0 };
  for (let attempt = 1; ; attempt += 1) {
    const answer = await gate.run(async () => (gate.restingMs() > 0 ? null : askOnce()), signal);
    if (answer === null) return { ok: false, reason: RESTING, usage };
    usage.inputTokens += answer.usage.inputTokens;
    usage.outputTokens += answer.usage.outputTokens;
    if (answer.ok) {
      gate.report('ok');
      return { ok: true, value: answer.value, usage };
    }
    const { reason, retry, isOutage } = answer.failure;
    const waitMs = retry === null ? Infinity : (retry.afterMs ?? backoffMs(attempt, patience));
    if (attempt >= patience.attempts || waitMs > patience.maxWaitMs) {
      gate.report(isOutage ? 'outage' : 'ok');
      return { ok: false, reason, usage };
    }
    await sleep(waitMs, undefined, { signal });
  }
}

/** Doubling waits, each shortened at random by up to half, so that workers do not come back together. */
function backoffMs(attempt: number, { firstWaitMs, random }: Patience): number {
  return firstWaitMs * 2 ** (attempt - 1) * (1 - random() / 2);
}

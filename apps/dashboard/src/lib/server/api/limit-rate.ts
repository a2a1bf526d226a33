import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from './problem.ts';

/** Counts a request against its key; throws a Problem, 429 with Retry-After, when the key has used up its second. */
export type LimitRate = (keyId: string) => Promise<void>;

/** Each process counts for itself: behind n dashboards a key may do up to n times as much. */
export function createRateLimit(requestsPerSecond = 1_000): LimitRate {
  const limiter = new RateLimiterMemory({ points: requestsPerSecond, duration: 1 });
  return async function limitRate(keyId) {
    try {
      await limiter.consume(keyId);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Problem({
        status: 429,
        code: 'rate_limited',
        detail: `This key may send ${requestsPerSecond} requests a second. Send more items in each, or wait.`,
        headers: { 'retry-after': String(Math.max(1, Math.ceil(error.msBeforeNext / 1_000))) },
      });
    }
  };
}

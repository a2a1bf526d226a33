import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const windowSeconds = 15 * 60;

/* Per process: with n dashboards a guesser gets n times as many tries, which changes nothing about guessing. The
   address limit is wide because behind a proxy that hides addresses everyone shares one. */
const byAccount = new RateLimiterMemory({ keyPrefix: 'account', points: 8, duration: windowSeconds });
const byAddress = new RateLimiterMemory({ keyPrefix: 'address', points: 60, duration: windowSeconds });

/**
 * Counts an attempt before its password is looked at, so that many at once cannot slip through.
 * Returns 0 when it may go on, else the seconds to wait.
 */
export async function countAttempt(email: string, address: string): Promise<number> {
  try {
    await byAddress.consume(address);
    await byAccount.consume(email.toLowerCase());
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    throw refused;
  }
}

/** A right password takes the attempt back. */
export async function forgiveAttempt(email: string, address: string): Promise<void> {
  await byAccount.delete(email.toLowerCase());
  await byAddress.reward(address);
}

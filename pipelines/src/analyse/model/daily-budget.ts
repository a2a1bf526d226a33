/** What a day may cost. An estimate is set aside before each call, so that calls under way cannot overdraw together. */

export interface Spend {
  tokens: number;
  usd: number;
}

/** Where a day's spending is kept; one that all workers share makes the budget theirs together. */
export interface SpendStore {
  /** What `day` (YYYY-MM-DD, UTC) has cost so far. */
  read(day: string): Promise<Spend>;
  add(day: string, spend: Spend): Promise<void>;
}

export interface DailyLimits {
  tokens: number | null;
  usd: number | null;
}

export interface DailyBudget {
  /** Sets an estimate aside; null when the day's limit would be passed. */
  reserve(estimate: Spend): Promise<Reservation | null>;
}

export interface Reservation {
  /** Books what it did cost, which may be nothing, and frees the estimate. */
  settle(actual: Spend): Promise<void>;
}

export function createDailyBudget(limits: DailyLimits, store: SpendStore, clock: () => number = Date.now): DailyBudget {
  const aside: Spend = { tokens: 0, usd: 0 };

  function move(estimate: Spend, sign: 1 | -1) {
    aside.tokens += sign * estimate.tokens;
    aside.usd += sign * estimate.usd;
  }

  return {
    async reserve(estimate) {
      const day = new Date(clock()).toISOString().slice(0, 10);
      // Set aside first: two that wait for the store at the same time must see each other.
      move(estimate, 1);
      try {
        const spent = await store.read(day);
        const fits = (limit: number | null, key: keyof Spend) => limit === null || spent[key] + aside[key] <= limit;
        if (!fits(limits.tokens, 'tokens') || !fits(limits.usd, 'usd')) {
          move(estimate, -1);
          return null;
        }
      } catch (error) {
        move(estimate, -1);
        throw error;
      }
      return {
        async settle(actual) {
          try {
            if (actual.tokens > 0 || actual.usd > 0) await store.add(day, actual);
          } finally {
            move(estimate, -1);
          }
        },
      };
    },
  };
}

/** A store for one process; it forgets at restart. */
export function createMemorySpendStore(): SpendStore {
  const days = new Map<string, Spend>();
  return {
    read: async (day) => ({ ...(days.get(day) ?? { tokens: 0, usd: 0 }) }),
    async add(day, { tokens, usd }) {
      const sum = days.get(day) ?? { tokens: 0, usd: 0 };
      days.clear();
      days.set(day, { tokens: sum.tokens + tokens, usd: sum.usd + usd });
    },
  };
}

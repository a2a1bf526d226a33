/**
 * What a day may cost, for the whole desk and for each workspace. A day is a UTC day.
 *
 * An estimate is set aside before each conversation and booked as what it did cost after, so that calls under way cannot
 * overdraw together. Where every process keeps its spending in one store, the budget is theirs together.
 */
/** Who pays: a workspace, with its own limits a day beside the desk's. */
export interface SpendAccount {
  workspaceId: string;
  budget: DailyLimits;
}

export interface Spend {
  tokens: number;
  usd: number;
}

export interface DailyLimits {
  tokens: number | null;
  usd: number | null;
}

export interface SpendToReserve {
  account: SpendAccount | null;
  /** YYYY-MM-DD, UTC. */
  day: string;
  estimate: Spend;
  desk: DailyLimits;
  workspace: DailyLimits;
}

export interface SpendToBook {
  account: SpendAccount | null;
  day: string;
  inputTokens: number;
  outputTokens: number;
  usd: number;
  /** Questions that were embedded; absent for a conversation that was read. */
  questions?: number;
}

/** Where spending is kept. */
export interface SpendStore {
  /** Sets an estimate aside where both limits allow it, at once for all who ask. */
  reserve(asked: SpendToReserve): Promise<{ ok: true; id: string } | { ok: false; limitOf: 'desk' | 'workspace' }>;
  /** Books what it did cost, which may be nothing, and frees the estimate. */
  settle(id: string, spent: SpendToBook): Promise<void>;
}

export interface Reservation {
  settle(actual: Omit<SpendToBook, 'account' | 'day'>): Promise<void>;
}

export interface DailyBudget {
  /** The reservation, or whose limit would be passed. */
  reserve(estimate: Spend, account: SpendAccount | null): Promise<Reservation | 'desk' | 'workspace'>;
}

const unlimited: DailyLimits = { tokens: null, usd: null };

export function createDailyBudget(desk: DailyLimits, store: SpendStore, clock: () => number = Date.now): DailyBudget {
  return {
    async reserve(estimate, account) {
      const day = new Date(clock()).toISOString().slice(0, 10);
      const workspace = account?.budget ?? unlimited;
      const reserved = await store.reserve({ account, day, estimate, desk, workspace });
      if (!reserved.ok) return reserved.limitOf;
      return { settle: (actual) => store.settle(reserved.id, { account, day, ...actual }) };
    },
  };
}

export interface MemorySpendStore extends SpendStore {
  /** What a day has cost so far, of all workspaces together. */
  read(day: string): Spend;
}

/** A store for one process; it forgets at restart. */
export function createMemorySpendStore(): MemorySpendStore {
  const booked: { day: string; workspaceId: string | null; spend: Spend }[] = [];
  const aside = new Map<string, { day: string; workspaceId: string | null; spend: Spend }>();
  let next = 0;

  function sum(day: string, workspaceId?: string | null): Spend {
    const total: Spend = { tokens: 0, usd: 0 };
    for (const entry of [...booked, ...aside.values()]) {
      if (entry.day !== day || (workspaceId !== undefined && entry.workspaceId !== workspaceId)) continue;
      total.tokens += entry.spend.tokens;
      total.usd += entry.spend.usd;
    }
    return total;
  }

  return {
    read: (day) => sum(day),
    reserve: async ({ account, day, estimate, desk, workspace }) => {
      const workspaceId = account?.workspaceId ?? null;
      const fits = (limits: DailyLimits, spent: Spend) =>
        (limits.tokens === null || spent.tokens + estimate.tokens <= limits.tokens) &&
        (limits.usd === null || spent.usd + estimate.usd <= limits.usd);
      if (!fits(desk, sum(day))) return { ok: false, limitOf: 'desk' };
      if (!fits(workspace, sum(day, workspaceId))) return { ok: false, limitOf: 'workspace' };
      const id = String((next += 1));
      aside.set(id, { day, workspaceId, spend: estimate });
      return { ok: true, id };
    },
    settle: async (id, { account, day, inputTokens, outputTokens, usd }) => {
      if (!aside.delete(id)) return;
      const spend = { tokens: inputTokens + outputTokens, usd };
      // Yesterday's entries are of no use to anyone.
      booked.splice(0, booked.length, ...booked.filter((entry) => entry.day === day));
      const workspaceId = account?.workspaceId ?? null;
      const known = booked.find((entry) => entry.workspaceId === workspaceId);
      if (!known) booked.push({ day, workspaceId, spend });
      else known.spend = { tokens: known.spend.tokens + spend.tokens, usd: known.spend.usd + spend.usd };
    },
  };
}

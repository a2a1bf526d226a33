import type { AuthenticatedKey } from '@debrief/db';

export interface Keyring {
  /** The key's row, at most `ttlMs` old; null for a key that is unknown or revoked. Throws when the database is away. */
  find(key: string): Promise<AuthenticatedKey | null>;
}

interface Entry {
  found: Promise<AuthenticatedKey | null>;
  expiresAt: number;
}

/** Longer texts are no keys: nothing is looked up for them. */
const MAX_KEY_LENGTH = 256;
const MAX_ENTRIES = 10_000;

/**
 * Remembers for a moment who a key belongs to, wrong ones too, so that a stream of posts costs no look-up each. A revoked
 * key ends within `ttlMs`.
 */
export function createKeyring(
  lookUp: (key: string) => Promise<AuthenticatedKey | null>,
  { ttlMs = 3_000, now = Date.now }: { ttlMs?: number; now?: () => number } = {},
): Keyring {
  const entries = new Map<string, Entry>();

  return {
    find(key) {
      if (key.length > MAX_KEY_LENGTH) return Promise.resolve(null);
      const known = entries.get(key);
      if (known && known.expiresAt > now()) return known.found;
      const entry = { found: lookUp(key), expiresAt: now() + ttlMs };
      entries.delete(key);
      entries.set(key, entry);
      // Insertion order is age.
      for (const [oldest] of entries) {
        if (entries.size <= MAX_ENTRIES) break;
        entries.delete(oldest);
      }
      // A failed look-up says nothing about the key.
      entry.found.catch(() => {
        if (entries.get(key) === entry) entries.delete(key);
      });
      return entry.found;
    },
  };
}

/** A seeded stream of choices: the same name always gives the same stream, on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Draws a value in proportion to its weight; throws when no weight is positive. */
  weighted<T>(entries: readonly (readonly [value: T, weight: number])[]): T;
  shuffled<T>(list: readonly T[]): T[];
}

/** FNV-1a with a final avalanche: spreads short, similar names over all 32 bits. */
function hash(name: string, salt: number): number {
  let h = 0x811c9dc5 ^ salt;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Lower-case hexadecimal digest of `name`, `length` (1 to 16) digits long; for ids, not for secrets. */
export function digest(name: string, length: number): string {
  return (hash(name, 1).toString(16).padStart(8, '0') + hash(name, 2).toString(16).padStart(8, '0')).slice(0, length);
}

/** The value at this share, 0 up to but not 1, of the sum of weights; throws a `RangeError` when there is none. */
export function atQuantile<T>(entries: readonly (readonly [value: T, weight: number])[], quantile: number): T {
  let rest = quantile * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of entries) {
    rest -= weight;
    if (weight > 0 && rest < 0) return value;
  }
  throw new RangeError('no entry has a positive weight');
}

/** The stream called `name` (sfc32 by Chris Doty-Humphrey, public domain). */
export function createRandom(name: string): Random {
  let a = hash(name, 3);
  let b = hash(name, 4);
  let c = hash(name, 5);
  let counter = 1;

  function next(): number {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 2 ** 32;
  }
  for (let i = 0; i < 12; i++) next();

  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));

  function pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('cannot pick from an empty list');
    return list[int(0, list.length - 1)] as T;
  }

  function shuffled<T>(list: readonly T[]): T[] {
    const cards = [...list];
    for (let i = cards.length - 1; i > 0; i--) {
      const j = int(0, i);
      [cards[i], cards[j]] = [cards[j] as T, cards[i] as T];
    }
    return cards;
  }

  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    weighted: (entries) => atQuantile(entries, next()),
    shuffled,
  };
}

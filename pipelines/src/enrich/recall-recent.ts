/** A function's recent answers, bounded: the least recently asked one leaves first. */

/**
 * Wraps a pure function of one string so that its last `capacity` distinct answers are kept.
 * Strings longer than 4,096 UTF-16 units are computed each time, so that hostile input cannot fill the memory.
 */
export function recallRecent<T>(capacity: number, compute: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>();
  return function recalled(key) {
    if (key.length > 4_096) return compute(key);
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const value = compute(key);
    kept.set(key, value);
    if (kept.size > capacity) {
      const oldest = kept.keys().next();
      if (!oldest.done) kept.delete(oldest.value);
    }
    return value;
  };
}

import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is true; false when it was not within the time. What throws counts as no. */
export async function waitFor(
  isSo: () => boolean | Promise<boolean>,
  { withinMs, everyMs = 10 }: { withinMs: number; everyMs?: number },
): Promise<boolean> {
  for (const deadline = performance.now() + withinMs; performance.now() < deadline; await sleep(everyMs)) {
    try {
      if (await isSo()) return true;
    } catch {
      // A store that is away just now.
    }
  }
  return false;
}

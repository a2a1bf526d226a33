/*
 * `npx pnpm@12 start` is npm, a shell, pnpm and then this process. Ctrl-C reaches all of them, but a SIGTERM that is
 * meant for the desk reaches only the first, which dies without telling. So the launcher watches those above it.
 */
import { isRunning, parentOf, processCommand, processStartedAt, type ProcessIdentity } from '@debrief/db/embedded';

/** Calls `onGone` once when npm, npx or pnpm above this process has ended; returns the function that ends the watch. */
export function watchWrappers(onGone: () => void, everyMs = 500): () => void {
  const wrappers = findWrappers();
  if (wrappers.length === 0) return () => undefined;
  const timer = setInterval(() => {
    if (wrappers.every(isRunning)) return;
    clearInterval(timer);
    onGone();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** The unbroken row of package managers above this process; a terminal's shell ends it, and may go without us. */
function findWrappers(): ProcessIdentity[] {
  const wrappers: ProcessIdentity[] = [];
  for (let pid: number | null = process.ppid; pid !== null && pid > 1; pid = parentOf(pid)) {
    const startedAt = processStartedAt(pid);
    if (startedAt === null || !/\b(npm|npx|pnpm)\b/.test(processCommand(pid))) break;
    wrappers.push({ pid, startedAt });
  }
  return wrappers;
}

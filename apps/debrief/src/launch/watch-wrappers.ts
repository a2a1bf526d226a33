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

/** The row of package managers above this process, with the shells between them; a terminal's own shell may go without us. */
function findWrappers(): ProcessIdentity[] {
  const wrappers: ProcessIdentity[] = [];
  const shells: ProcessIdentity[] = [];
  for (let pid: number | null = process.ppid; pid !== null && pid > 1; pid = parentOf(pid)) {
    const startedAt = processStartedAt(pid);
    const command = processCommand(pid);
    if (startedAt === null) break;
    if (/\b(npm|npx|pnpm)\b/.test(command)) wrappers.push(...shells.splice(0), { pid, startedAt });
    else if (/^\S*sh -c /.test(command)) shells.push({ pid, startedAt });
    else break;
  }
  return wrappers;
}

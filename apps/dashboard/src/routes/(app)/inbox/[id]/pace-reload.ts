/** A change comes with others: an answer with its flags and its summary. */
const GATHER_MS = 30;

/**
 * Returns what asks for a reload that is at least `pauseMs` after the one before: one reload for all who ask meanwhile,
 * when the most urgent of them wants it.
 */
export function paceReload(reload: () => void): (pauseMs: number) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Infinity;
  let reloadedAt = -Infinity;

  function run(): void {
    timer = undefined;
    dueAt = Infinity;
    reloadedAt = performance.now();
    reload();
  }

  return (pauseMs) => {
    const now = performance.now();
    const at = Math.max(now + GATHER_MS, reloadedAt + pauseMs);
    if (at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(run, at - now);
  };
}

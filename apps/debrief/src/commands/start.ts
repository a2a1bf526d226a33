import { readSettings } from '../env.ts';
import { giveBackMemory } from '../launch/give-back-memory.ts';
import { launchDesk } from '../launch/launch-desk.ts';
import { watchWrappers } from '../launch/watch-wrappers.ts';
import { createProgress } from '../terminal/progress.ts';

/** Runs the desk until Ctrl-C, SIGTERM, or the end of the `npx` that started it. */
export async function start(): Promise<void> {
  const settings = readSettings();
  const progress = createProgress();
  const stopping = new AbortController();
  const told = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));
  listenForStop(() => stopping.abort(new Error('stopped before it was up')));

  let desk: Awaited<ReturnType<typeof launchDesk>>;
  try {
    desk = await launchDesk(settings, progress, stopping.signal);
  } catch (error) {
    if (stopping.signal.aborted) process.exit(0);
    throw error;
  }
  process.stdout.write(`Debrief is ready: ${desk.address}\n`);
  giveBackMemory();
  await told;
  await progress.step('stopping', desk.stop);
  process.exit(0);
}

/** A second press within this time is the same one: the terminal sends it to all, and pnpm hands it on once more. */
const samePressMs = 1_000;

/** Calls `stop` at the first signal; a later one does not wait for it. */
function listenForStop(stop: () => void): void {
  let firstAt: number | null = null;
  const hear = () => {
    if (firstAt === null) {
      firstAt = performance.now();
      stop();
    } else if (performance.now() - firstAt > samePressMs) {
      // Services end by themselves when this process is gone.
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
  watchWrappers(hear);
}

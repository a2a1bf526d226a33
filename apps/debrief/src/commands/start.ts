import { readSettings } from '../env.ts';
import { launchDesk } from '../launch/launch-desk.ts';
import { createProgress } from '../terminal/progress.ts';

/** Runs the desk until Ctrl-C or SIGTERM; a second one does not wait. */
export async function start(): Promise<void> {
  const settings = readSettings();
  const progress = createProgress();
  const stopping = new AbortController();
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        // Services end by themselves when this process is gone.
        if (stopping.signal.aborted) process.exit(1);
        stopping.abort(new Error('stopped before it was up'));
        resolve();
      });
    }
  });

  let desk: Awaited<ReturnType<typeof launchDesk>>;
  try {
    desk = await launchDesk(settings, progress, stopping.signal);
  } catch (error) {
    if (stopping.signal.aborted) process.exit(0);
    throw error;
  }
  process.stdout.write(`Debrief is ready: ${desk.address}\n`);
  await told;
  await progress.step('stopping', desk.stop);
  process.exit(0);
}

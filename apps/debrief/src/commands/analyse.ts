import { runFilter } from '../terminal/run-filter.ts';

/** JSON lines of conversations on stdin, their analyses on stdout. */
export async function analyse(): Promise<void> {
  const { analyseInThreads } = await import('@debrief/pipelines/analyse/threads');
  await runFilter(analyseInThreads);
}

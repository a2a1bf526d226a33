import { runFilter } from '../terminal/run-filter.ts';

/** JSON lines of conversations on stdin, their analyses on stdout. */
export async function analyse(): Promise<void> {
  const { runAnalyseFilter } = await import('@debrief/pipelines/analyse');
  await runFilter(runAnalyseFilter);
}

import { runFilter } from '../terminal/run-filter.ts';

/** JSON lines of questions on stdin, their clusters and labels on stdout. */
export async function cluster(): Promise<void> {
  const { runClusterFilter } = await import('@debrief/pipelines/topics');
  await runFilter(runClusterFilter);
}

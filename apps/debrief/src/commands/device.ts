import { runFilter } from '../terminal/run-filter.ts';

/** JSON lines of user agents on stdin, devices on stdout. */
export async function device(): Promise<void> {
  const { runDeviceFilter } = await import('@debrief/pipelines/enrich');
  await runFilter(runDeviceFilter);
}

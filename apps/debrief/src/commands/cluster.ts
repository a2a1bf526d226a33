import { readEmbeddingsSettings } from '../env.ts';
import { runFilter } from '../terminal/run-filter.ts';

/** JSON lines of questions on stdin, their clusters and labels on stdout; why words alone grouped some, on stderr. */
export async function cluster(): Promise<void> {
  const settings = readEmbeddingsSettings();
  const [{ runClusterFilter }, { createEmbedderFromEnv }] = await Promise.all([
    import('@debrief/pipelines/topics'),
    import('@debrief/pipelines/topics/embed'),
  ]);
  const embedder = createEmbedderFromEnv(settings);
  const warn = (reason: string) => process.stderr.write(`Some questions are grouped by their words alone. ${reason}\n`);
  await runFilter((lines, write) => runClusterFilter(lines, write, { embedder, warn }));
}

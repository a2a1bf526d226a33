import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { quantile } from '../report/quantile.ts';
import { nextWord } from './start-child.ts';

export interface LoadOrder {
  url: string;
  apiKey: string;
  /** Sets this load's conversations apart. */
  name: string;
  clients: number;
  /** In all. */
  posts: number;
  /** 1 for single messages, else a multiple of five in a batch. */
  itemsPerPost: number;
  /** As fast as answers come, when absent. */
  postsPerSecond?: number;
  /** Single messages say in their text when they were posted. */
  stamp?: boolean;
}

export interface LoadResult {
  seconds: number;
  /** Taken. */
  items: number;
  latenciesMs: number[];
  /** When each post was answered, Unix time, in the order of answers. */
  answeredAtMs: number[];
  refusals: string[];
}

export interface LoadSummary {
  itemsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
}

const generator = fileURLToPath(new URL('generate-load.ts', import.meta.url));

/** A process of its own that sends loads, one after another: what it has compiled for one it has for the next. */
export interface Generator extends Disposable {
  /** Throws when anything was refused. */
  run(order: LoadOrder): Promise<LoadResult>;
}

export function startGenerator(): Generator {
  const child = fork(generator, [], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  return {
    async run(order) {
      child.send(order);
      const result = await nextWord<LoadResult>(child);
      if (result.refusals.length > 0)
        throw new Error(`${result.refusals.length} posts were refused: ${result.refusals[0]}`);
      return result;
    },
    [Symbol.dispose]: () => child.disconnect(),
  };
}

/** Runs one load in a process of its own. Throws when anything was refused. */
export async function runLoad(order: LoadOrder): Promise<LoadResult> {
  using generating = startGenerator();
  return await generating.run(order);
}

export function summarise({ items, seconds, latenciesMs }: LoadResult): LoadSummary {
  return {
    itemsPerSecond: items / seconds,
    p50Ms: quantile(latenciesMs, 0.5),
    p99Ms: quantile(latenciesMs, 0.99),
  };
}

import { availableParallelism } from 'node:os';
import { setImmediate as untilIdle } from 'node:timers/promises';
import { FilterLineError } from '../filter-line.ts';
import type { LinesToAnalyse } from './lines.ts';
import { ThreadPool } from './thread-pool.ts';

/** Enough that handing over costs nothing beside the analysis, few enough that memory stays small. */
const LINES_A_LOT = 32;
/** Read ahead for each thread; beyond it the input waits. */
const LOTS_AHEAD = 3;

/**
 * `runAnalyseFilter` by as many threads as the machine has processors: the same lines in the same order. What is there
 * is analysed at once, so that a slow sender waits for nothing. Throws `FilterLineError` at the first line that is no
 * conversation, after the lines before it are written.
 */
export async function analyseInThreads(
  input: AsyncIterable<string>,
  write: (text: string) => void | Promise<void>,
  { threads = availableParallelism() } = {},
): Promise<void> {
  await using pool = new ThreadPool(threads);
  const lines = input[Symbol.asyncIterator]();
  const ahead: Promise<void>[] = [];
  let written = Promise.resolve();
  for await (const lot of inLots(lines)) {
    const analysed = pool.analyse(lot);
    written = written.then(async () => {
      const { text, fault } = await analysed;
      if (text !== '') await write(text);
      if (fault !== null) throw new FilterLineError(fault);
    });
    // Ends the reading: nobody may send another line to notice it by.
    written.catch(() => lines.return?.());
    analysed.catch(() => undefined);
    ahead.push(written);
    if (ahead.length > LOTS_AHEAD * pool.size) await ahead.shift();
  }
  await written;
}

/** Lines as they come: all that are there, up to LINES_A_LOT. */
async function* inLots(lines: AsyncIterator<string>): AsyncGenerator<LinesToAnalyse> {
  let next = lines.next();
  for (let from = 1; ;) {
    const lot: string[] = [];
    let result: IteratorResult<string> | undefined = await next;
    while (result && !result.done) {
      lot.push(result.value);
      next = lines.next();
      if (lot.length === LINES_A_LOT) break;
      result = await Promise.race([next, untilIdle(undefined)]);
    }
    if (lot.length > 0) yield { lines: lot, from };
    if (result?.done) return;
    from += lot.length;
  }
}

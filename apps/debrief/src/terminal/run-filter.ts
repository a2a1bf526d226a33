import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { DeskError } from '../desk-error.ts';

type Write = (text: string) => Promise<void>;

/**
 * Runs a filter from stdin to stdout, as slowly as its reader reads. A reader that goes away (`| head`) ends it in peace.
 * Throws `DeskError` `input_unreadable` for a line that the filter does not take.
 */
export async function runFilter(filter: (lines: AsyncIterable<string>, write: Write) => Promise<void>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  try {
    await filter(lines, async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    });
  } catch (error) {
    const theirs = error instanceof SyntaxError || (error instanceof Error && error.name === 'FilterLineError');
    if (!theirs) throw error;
    throw new DeskError('input_unreadable', error.message, { cause: error });
  } finally {
    lines.close();
  }
}

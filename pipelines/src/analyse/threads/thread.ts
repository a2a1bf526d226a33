/** A thread's own side: analyses the lines it is sent, one lot after another. */
import { parentPort } from 'node:worker_threads';
import { FilterLineError } from '../filter-line.ts';
import { runAnalyseFilter } from '../filter.ts';
import { createLocalAnalyser } from '../local/local-analyser.ts';
import type { AnalysedLines, LinesToAnalyse } from './lines.ts';

const port = parentPort;
if (!port) throw new Error('this is a thread: analyse-in-threads.ts starts it');

const analyser = createLocalAnalyser();

async function analyse({ lines, from }: LinesToAnalyse): Promise<AnalysedLines> {
  let text = '';
  try {
    await runAnalyseFilter(lines, (line) => void (text += line), { from, analyser });
    return { text, fault: null };
  } catch (error) {
    if (!(error instanceof FilterLineError)) throw error;
    return { text, fault: error.message };
  }
}

port.on('message', (lot: LinesToAnalyse) => {
  void analyse(lot).then((analysed) => {
    port.postMessage(analysed);
  });
});

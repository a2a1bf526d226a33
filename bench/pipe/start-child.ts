import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts a file of this folder in a process of its own, which ends with this one, and hands it an order. */
export function startChild(file: string, order: object): ChildProcess {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc'],
  });
  child.send(order);
  return child;
}

/** What the process says next. Throws when it ends before. */
export function nextWord<Word>(child: ChildProcess): Promise<Word> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`${child.spawnargs.at(-1)} ended with code ${String(code)}`));
    child.once('exit', ended);
    child.once('message', (word) => {
      child.off('exit', ended);
      resolve(word as Word);
    });
  });
}

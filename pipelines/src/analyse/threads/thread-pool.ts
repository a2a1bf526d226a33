import { Worker } from 'node:worker_threads';
import type { AnalysedLines, LinesToAnalyse } from './lines.ts';

const entry = new URL('./thread.ts', import.meta.url);

interface Task {
  lot: LinesToAnalyse;
  done: PromiseWithResolvers<AnalysedLines>;
}

/** At most `size` threads, each started when there is work that no other is free for. */
export class ThreadPool implements AsyncDisposable {
  readonly size: number;
  readonly #threads: Worker[] = [];
  readonly #free: Worker[] = [];
  readonly #waiting: Task[] = [];
  readonly #current = new Map<Worker, Task>();

  constructor(size: number) {
    this.size = size;
  }

  /** Rejects when the thread dies of it. */
  analyse(lot: LinesToAnalyse): Promise<AnalysedLines> {
    const task: Task = { lot, done: Promise.withResolvers() };
    this.#waiting.push(task);
    if (this.#free.length === 0 && this.#threads.length < this.size) this.#free.push(this.#start());
    this.#giveOut();
    return task.done.promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  #start(): Worker {
    const thread = new Worker(entry);
    thread.on('message', (analysed: AnalysedLines) => {
      const task = this.#current.get(thread);
      this.#current.delete(thread);
      this.#free.push(thread);
      this.#giveOut();
      task?.done.resolve(analysed);
    });
    thread.on('error', (error) => {
      this.#current.get(thread)?.done.reject(error);
    });
    this.#threads.push(thread);
    return thread;
  }

  #giveOut(): void {
    while (this.#free.length > 0 && this.#waiting.length > 0) {
      const [thread, task] = [this.#free.shift(), this.#waiting.shift()];
      if (!thread || !task) return;
      this.#current.set(thread, task);
      thread.postMessage(task.lot);
    }
  }
}

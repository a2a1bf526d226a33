import type { JobContract } from '@debrief/pipelines/jobs';
import type { JobHandler } from './handler.ts';

export type Handlers = ReadonlyMap<string, JobHandler>;

/** Some job has no handler, or two, or a handler has no job. */
export class HandlerMismatchError extends Error {
  readonly code = 'handler_mismatch';
  override readonly name = 'HandlerMismatchError';
}

/** One handler for each job, by its name; throws HandlerMismatchError, naming every mistake, when it is not so. */
export function matchHandlers(jobs: readonly JobContract[], handlers: readonly JobHandler[]): Handlers {
  const mistakes: string[] = [];
  const names = jobs.map((job) => job.name);
  for (const name of new Set(names)) {
    const found = handlers.filter((handler) => handler.job.name === name).length;
    if (found !== 1) mistakes.push(`job "${name}" has ${found === 0 ? 'no handler' : `${found} handlers`}`);
    if (names.filter((other) => other === name).length > 1) mistakes.push(`two jobs are called "${name}"`);
  }
  for (const { job } of handlers) {
    if (!names.includes(job.name)) mistakes.push(`a handler is for "${job.name}", which is no job`);
  }
  if (mistakes.length > 0) throw new HandlerMismatchError(mistakes.join('; '));
  return new Map(handlers.map((handler) => [handler.job.name, handler]));
}

import type { JobContract } from '@debrief/pipelines/jobs';

export type JobOutcome =
  | {
      status: 'done';
      /** What was done, for the log: a line each. */
      lines?: object[];
    }
  /** Bad data: trying again would not help. */
  | { status: 'refused'; reason: string };

export interface JobOptions {
  /** Aborted when the worker stops, or lost the job to another one. */
  signal: AbortSignal;
  /** A worker died, or lost the job, while it worked on this. */
  hasStalled: boolean;
}

export interface JobHandler {
  job: JobContract;
  /** Running it twice changes nothing. Throws when the work failed and is worth another try. */
  run(data: unknown, options: JobOptions): Promise<JobOutcome>;
}

/** A handler of one job; data that does not fit the job's contract is refused. */
export function createHandler<Payload>(
  job: JobContract<string, Payload>,
  run: (payload: Payload, options: JobOptions) => Promise<JobOutcome>,
): JobHandler {
  return {
    job,
    async run(data, options) {
      const payload = job.payload.safeParse(data);
      if (payload.success) return run(payload.data, options);
      const issues = payload.error.issues.map((issue) => `/${issue.path.join('/')} ${issue.message}`);
      return { status: 'refused', reason: `payload refused: ${issues.join('; ')}` };
    },
  };
}

/**
 * Job contracts: what a job is called and what it is given. Whoever asks for a job imports the contract, never the
 * handler. Payloads are ids and a version; what the ids stand for is read when the job runs.
 */
import type { z } from 'zod';

export interface JobContract<Name extends string = string, Payload = unknown> {
  name: Name;
  payload: z.ZodType<Payload>;
}

/** One job to be done. */
export interface JobRequest {
  name: string;
  /** Names the work: asking again while such a job waits, runs or has failed for good asks for nothing. No colons. */
  id: string;
  payload: Record<string, unknown>;
  /** Somebody is waiting: it goes before all that is not urgent. */
  urgent: boolean;
  /** How much of its workspace's work was asked for lately: of what is equally urgent the least goes first; 0 when absent. */
  behind?: number;
}

export function defineJob<Name extends string, Payload>(
  name: Name,
  payload: z.ZodType<Payload>,
): JobContract<Name, Payload> {
  return { name, payload };
}

export type PayloadOf<Contract> = Contract extends JobContract<string, infer Payload> ? Payload : never;

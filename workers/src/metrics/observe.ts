import type { JobEnd } from '../queues/start-worker.ts';

/** Told of what the workers do. Names of jobs, readers and analysers are a handful: nothing here is per workspace. */
export interface Observe {
  job: (job: string, end: JobEnd, seconds: number) => void;
  /** A step of a reader; null rows: it failed. */
  step: (reader: string, rows: number | null, seconds: number) => void;
  /** An insert into ClickHouse. */
  insert: (rows: number, seconds: number) => void;
  analysis: (told: AnalysisTold) => void;
}

export interface AnalysisTold {
  analysedBy: string;
  /** The local analyser stood in for a model. */
  isFallback: boolean;
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
  seconds: number;
}

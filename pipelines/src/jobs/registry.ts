import { analyseBatchJob, analyseJob } from './analyse.ts';
import type { JobContract } from './contract.ts';
import { deliverWebhookJob } from './deliver-webhook.ts';
import { retagJob } from './retag.ts';

/** Every job there is. The worker process refuses to start unless each has exactly one handler. */
export const jobs: readonly JobContract[] = [analyseJob, analyseBatchJob, deliverWebhookJob, retagJob];

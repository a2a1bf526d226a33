import { describeBatches } from './testing/describe-batches.ts';
import { describeOps } from './testing/describe-ops.ts';
import { describeQueue } from './testing/describe-queue.ts';
import { describeWorkers } from './testing/describe-workers.ts';

describeWorkers('Postgres', () => undefined);
describeQueue('Postgres', () => undefined);
describeOps('Postgres', () => undefined);
describeBatches('Postgres', () => undefined);

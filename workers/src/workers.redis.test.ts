import { inject } from 'vitest';
import { describeBatches } from './testing/describe-batches.ts';
import { describeOps } from './testing/describe-ops.ts';
import { describeQueue } from './testing/describe-queue.ts';
import { describeWorkers } from './testing/describe-workers.ts';

describeWorkers('Redis', () => inject('redisUrl'));
describeQueue('Redis', () => inject('redisUrl'));
describeOps('Redis', () => inject('redisUrl'));
describeBatches('Redis', () => inject('redisUrl'));

export { startWorkers, type RunningWorkers, type WorkersConfig } from './start-workers.ts';

export { analyseInThreads } from './analyse-in-threads.ts';

export * from './bury.ts';
export * from './decide.ts';
export * from './list.ts';
export * from './requeue.ts';
export * from './tidy.ts';

export * from './may-read-metrics.ts';
export * from './queue-board.ts';
export * from './request-id.ts';

export * from './find-alarms.ts';
export * from './read-pipe.ts';
export * from './read-postgres-facts.ts';
export * from './reports.ts';

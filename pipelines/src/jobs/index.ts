export * from './analyse.ts';
export * from './contract.ts';
export { jobs } from './registry.ts';

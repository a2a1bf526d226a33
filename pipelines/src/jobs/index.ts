export * from './analyse.ts';
export * from './contract.ts';
export * from './deliver-webhook.ts';
export * from './gather-requests.ts';
export * from './retag.ts';
export { jobs } from './registry.ts';

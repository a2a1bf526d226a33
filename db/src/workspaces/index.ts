export * from './create.ts';
export * from './settings.ts';

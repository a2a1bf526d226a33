export * from './authenticate.ts';
export * from './create.ts';
export { isGeneratedKey } from './keys.ts';
export * from './list.ts';

export * from './authenticate.ts';
export * from './create.ts';
export { isGeneratedKey, openSealedKey } from './keys.ts';
export * from './list.ts';

export { refuseUrl, type UrlRefusal } from './addresses.ts';
export * from './deliver.ts';
export * from './payload.ts';
export * from './sign.ts';

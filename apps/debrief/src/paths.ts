import { join, resolve } from 'node:path';

/** Where the code lives; relative paths in settings start here. */
export const repositoryRoot = resolve(import.meta.dirname, '../../..');

/** Where Node keeps compiled code between runs. */
export const compileCache = join(repositoryRoot, 'node_modules/.cache/compile');

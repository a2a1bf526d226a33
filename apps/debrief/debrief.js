#!/usr/bin/env node
/*
 * The way in to `src/main.ts`. Compiled code is kept from here on, before the first TypeScript file is loaded: once it
 * is kept, Node does not load its compiler, which would stay in memory (17 MiB) as long as the process runs.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// The same place as in src/paths.ts; does nothing where it may not write.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/compile'));
await import('./src/main.ts');

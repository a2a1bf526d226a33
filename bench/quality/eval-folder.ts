import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const envSchema = z.object({ DEBRIEF_EVAL: z.string().min(1).default('../shared/eval') });

/** Folder of the published sets, absolute; a relative `DEBRIEF_EVAL` is taken from the repository's root. */
export const evalFolder = resolve(
  fileURLToPath(new URL('../../', import.meta.url)),
  envSchema.parse(process.env).DEBRIEF_EVAL,
);

import type { z } from 'zod';

/** Numbers as people write them, "10k,1m"; adds an issue for what is none. */
export function parseSizes(text: string, context: z.RefinementCtx): number[] {
  return text.split(',').map((part) => {
    const [, digits, unit] = /^(\d+)(k|m)?$/.exec(part) ?? [];
    if (digits === undefined) context.addIssue({ code: 'custom', message: `“${part}” is no number of conversations` });
    return Number(digits) * (unit === 'm' ? 1_000_000 : unit === 'k' ? 1_000 : 1);
  });
}

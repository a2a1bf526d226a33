import type { z } from 'zod';

/** One thing wrong with what was sent. */
export interface InputIssue {
  /** JSON pointer (RFC 6901) into the body. */
  pointer: string;
  code: InputIssueCode;
  detail: string;
}

export type InputIssueCode =
  | 'required'
  | 'wrong_type'
  | 'unknown_field'
  | 'not_storable'
  | 'too_long'
  | 'too_short'
  | 'too_many'
  | 'too_few'
  | 'too_deep'
  | 'out_of_range'
  | 'invalid_format'
  | 'invalid_value';

type ZodIssue = z.core.$ZodIssue;

/** The issues Zod found (with `reportInput`), as pointers below `base`, `max` at most. */
export function toInputIssues(issues: readonly ZodIssue[], base: string, max: number): InputIssue[] {
  const found: InputIssue[] = [];
  for (const issue of issues) {
    const at = base + toPointer(issue.path);
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys.slice(0, max)) {
        found.push({ pointer: at + toPointer([key]), code: 'unknown_field', detail: 'this field is not understood' });
      }
    } else {
      found.push({ pointer: at, ...describe(issue) });
    }
    if (found.length >= max) break;
  }
  return found.slice(0, max);
}

/** A path as a JSON pointer; the empty path is the whole document. */
export function toPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function describe(issue: ZodIssue): Omit<InputIssue, 'pointer'> {
  switch (issue.code) {
    case 'invalid_type':
      // JSON has no `undefined`: it is what is not there.
      if (issue.input === undefined) return { code: 'required', detail: 'is required' };
      return { code: 'wrong_type', detail: issue.message.replace('Invalid input: ', '') };
    case 'too_big':
    case 'too_small':
      return { code: sizeCode(issue), detail: issue.message };
    case 'invalid_format':
      return { code: 'invalid_format', detail: issue.message };
    case 'invalid_value':
      return { code: 'invalid_value', detail: `must be one of ${quoted(issue.values)}` };
    case 'invalid_union':
      if (issue.discriminator && 'options' in issue && Array.isArray(issue.options)) {
        return { code: 'invalid_value', detail: `must be one of ${quoted(issue.options)}` };
      }
      return { code: 'wrong_type', detail: issue.message };
    case 'invalid_key':
      return issue.issues[0] ? describe(issue.issues[0]) : { code: 'invalid_value', detail: issue.message };
    case 'custom':
      return { code: customCode(issue.params), detail: issue.message };
    default:
      return { code: 'invalid_value', detail: issue.message };
  }
}

function sizeCode(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): InputIssueCode {
  const isBig = issue.code === 'too_big';
  if (issue.origin === 'string') return isBig ? 'too_long' : 'too_short';
  if (issue.origin === 'array') return isBig ? 'too_many' : 'too_few';
  return 'out_of_range';
}

const customCodes = [
  'invalid_format',
  'not_storable',
  'out_of_range',
  'too_many',
  'unknown_field',
  'wrong_type',
] as const;

/** The code a refinement in batch.ts gave itself. */
function customCode(params: Record<string, unknown> | undefined): InputIssueCode {
  return customCodes.find((code) => code === params?.code) ?? 'invalid_value';
}

function quoted(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ');
}

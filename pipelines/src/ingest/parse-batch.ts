import { z } from 'zod';
import { batchItemSchema, MAX_ITEMS, type BatchItem } from './batch.ts';
import { toInputIssues, type InputIssue } from './input-issues.ts';

const MAX_ISSUES = 20;
const withInput = { reportInput: true };

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; issues: InputIssue[] };

/** Measured before its items are looked at. */
const envelope = z.strictObject({ items: z.array(z.unknown()).min(1).max(MAX_ITEMS) });

/** The items of a batch, all understood; or the first twenty things that are not. */
export function parseBatch(body: unknown): Parsed<BatchItem[]> {
  const outer = envelope.safeParse(body, withInput);
  if (!outer.success) return refuse(toInputIssues(outer.error.issues, '', MAX_ISSUES));

  const items: BatchItem[] = [];
  const issues: InputIssue[] = [];
  for (const [index, value] of outer.data.items.entries()) {
    const item = batchItemSchema.safeParse(value, withInput);
    if (item.success) items.push(item.data);
    else issues.push(...toInputIssues(item.error.issues, `/items/${index}`, MAX_ISSUES - issues.length));
    if (issues.length >= MAX_ISSUES) break;
  }
  return issues.length > 0 ? refuse(issues) : { ok: true, value: items };
}

/** The one item of a single post, whose `type` its address says; naming it in the body too is no mistake. */
export function parseItem(type: BatchItem['type'], body: unknown): Parsed<BatchItem> {
  const typed = typeof body === 'object' && body !== null && !Array.isArray(body) ? { type, ...body } : body;
  const item = batchItemSchema.safeParse(typed, withInput);
  if (!item.success) return refuse(toInputIssues(item.error.issues, '', MAX_ISSUES));
  if (item.data.type !== type) {
    return refuse([{ pointer: '/type', code: 'invalid_value', detail: `must be "${type}", or left out` }]);
  }
  return { ok: true, value: item.data };
}

function refuse(issues: InputIssue[]): { ok: false; issues: InputIssue[] } {
  return { ok: false, issues };
}

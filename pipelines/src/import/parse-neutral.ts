/**
 * One line of the neutral form: a conversation as `{id, messages: [{role, text, ts?}]}`. Whatever else a line holds
 * (labels, subsets, other versions of a text) is not taken in.
 */
import { z } from 'zod';
import { batchItemSchema, type BatchItem } from '../ingest/batch.ts';
import { toPointer } from '../ingest/input-issues.ts';

const roles = { visitor: 'visitor', bot: 'bot', agent: 'operator', operator: 'operator', system: 'system' } as const;

const neutralSchema = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  agent: z.string().optional(),
  visitor: z.unknown().optional(),
  context: z.unknown().optional(),
  messages: z
    .array(
      z.object({
        role: z.enum([...(Object.keys(roles) as (keyof typeof roles)[]), 'note']),
        text: z.string(),
        /** Unix seconds. */
        ts: z.number().nullish(),
      }),
    )
    .min(1),
});

export interface NeutralProblem {
  /** 1 for the first. */
  line: number;
  /** JSON pointer into the line; '' for the whole of it. */
  pointer: string;
  detail: string;
}

export type NeutralLine = { ok: true; items: BatchItem[]; notes: number } | { ok: false; problem: NeutralProblem };

/** The items a line becomes, ending with its end; private notes are left out and counted. Or what is wrong, and where. */
export function parseNeutralLine(text: string, line: number, agent?: string): NeutralLine {
  const refuse = (pointer: string, detail: string): NeutralLine => ({ ok: false, problem: { line, pointer, detail } });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse('', `is not JSON: ${(error as Error).message}`);
  }
  const parsed = neutralSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse(toPointer(issue?.path ?? []), issue?.message ?? 'is not a conversation');
  }
  const { id, messages, visitor, context, agent: ownAgent } = parsed.data;
  const about = { conversation: id, ...((agent ?? ownAgent) ? { agent: agent ?? ownAgent } : {}) };

  const items: BatchItem[] = [];
  for (const [index, { role, text: said, ts }] of messages.entries()) {
    if (role === 'note') continue;
    const item = batchItemSchema.safeParse({
      type: 'message',
      ...about,
      id: `m${String(index)}`,
      role: roles[role],
      text: said,
      ...(ts == null ? {} : { at: new Date(ts * 1_000).toISOString() }),
      ...(items.length === 0 && visitor !== undefined ? { visitor } : {}),
      ...(items.length === 0 && context !== undefined ? { context } : {}),
    });
    if (!item.success) {
      const issue = item.error.issues[0];
      return refuse(toPointer(['messages', index, ...(issue?.path ?? [])]), issue?.message ?? 'cannot be stored');
    }
    items.push(item.data);
  }
  const last = messages.findLast((message) => message.ts != null)?.ts;
  if (items.length > 0) {
    items.push({ type: 'end', ...about, ...(last == null ? {} : { at: new Date(last * 1_000).toISOString() }) });
  }
  return { ok: true, items, notes: messages.length - items.length + (items.length > 0 ? 1 : 0) };
}

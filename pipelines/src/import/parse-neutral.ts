/**
 * One line of the neutral form: a conversation as `{id, messages: [{role, text, ts?}]}`, with what an export says besides
 * of edits and attachments. Whatever else a line holds
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
        /** What it said before it was edited, the first first; `edited`: when it got the words it has. */
        earlier: z.array(z.object({ text: z.string(), ts: z.number() })).nullish(),
        edited: z.number().nullish(),
        /** When it was taken back: it says nothing since, and what it said is the last of `earlier`. */
        retracted: z.number().nullish(),
        attachments: z.unknown().optional(),
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
  let notes = 0;
  for (const [index, message] of messages.entries()) {
    const { role, text, ts, earlier, edited } = message;
    if (role === 'note') {
      notes += 1;
      continue;
    }
    if ((earlier?.length ?? 0) > 0 && edited == null) {
      return refuse(toPointer(['messages', index, 'edited']), 'is required beside earlier texts');
    }
    const messageId = `m${String(index)}`;
    const said = {
      type: 'message',
      ...about,
      id: messageId,
      role: roles[role],
      text: earlier?.[0]?.text ?? text,
      ...(ts == null ? {} : { at: instantOf(ts) }),
      ...(message.attachments == null ? {} : { attachments: message.attachments }),
      ...(items.length === 0 && visitor !== undefined ? { visitor } : {}),
      ...(items.length === 0 && context !== undefined ? { context } : {}),
    };
    const edits = laterTexts(message).map((later) => ({ type: 'edit', ...about, message: messageId, ...later }));
    const retractions = message.retracted == null ? [] : [{ at: instantOf(message.retracted) }];
    const takenBack = retractions.map((at) => ({ type: 'retraction', ...about, message: messageId, ...at }));
    for (const candidate of [said, ...edits, ...takenBack]) {
      const item = batchItemSchema.safeParse(candidate);
      if (!item.success) {
        const issue = item.error.issues[0];
        return refuse(toPointer(['messages', index, ...(issue?.path ?? [])]), issue?.message ?? 'cannot be stored');
      }
      items.push(item.data);
    }
  }
  const last = messages.findLast((message) => message.ts != null)?.ts;
  if (items.length > 0) {
    items.push({ type: 'end', ...about, ...(last == null ? {} : { at: instantOf(last) }) });
  }
  return { ok: true, items, notes };
}

/** The words that took the place of the first ones, in their order; none for a message that was not edited. */
function laterTexts({ text, earlier, edited, retracted }: z.infer<typeof neutralSchema>['messages'][number]) {
  if (!earlier?.length || edited == null) return [];
  const newest = retracted == null ? [{ text, ts: edited }] : [];
  return [...earlier.slice(1), ...newest].map((later) => ({ text: later.text, at: instantOf(later.ts) }));
}

/** Of Unix seconds, to the millisecond; what is no time stays a number, and is refused as one. */
function instantOf(seconds: number): string {
  const at = new Date(Math.round(seconds * 1_000));
  return Number.isNaN(at.getTime()) ? String(seconds) : at.toISOString();
}

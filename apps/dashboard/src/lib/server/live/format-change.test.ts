import type { ConversationRow, DescribedChange } from '@debrief/db';
import { expect, it } from 'vitest';
import { formatForBrowser, formatForProgram } from './format-change.ts';

const at = new Date('2026-11-22T10:00:00Z');
const row = { id: 'c', externalId: 'theirs', startedAt: at, lastAt: at, taggings: [], flagKinds: [], tags: [] };

/** What the stream is given; a row of which only some columns are of interest here. */
function change(seq: number, conversation: object | null): DescribedChange {
  const given = { seq, kind: 'conversation.updated', at, conversationId: 'c', conversation, message: null };
  return { ...given, findings: null } as DescribedChange;
}

it('is one JSON object, with the conversation in it as it is', () => {
  expect(JSON.parse(formatForBrowser(change(1, row)))).toEqual({
    ...{ seq: 1, kind: 'conversation.updated', at: at.toISOString(), conversationId: 'c' },
    conversation: JSON.parse(JSON.stringify(row)) as unknown,
  });
  expect(JSON.parse(formatForProgram(change(2, row)))).toMatchObject({ seq: 2, conversation: { id: 'theirs' } });
});

it('says of a conversation that is gone that there is none', () => {
  expect(JSON.parse(formatForBrowser(change(3, null)))).not.toHaveProperty('conversation');
  expect(JSON.parse(formatForProgram(change(4, null)))).toHaveProperty('conversation', null);
});

it('writes a conversation out once for all changes that are told together', () => {
  let written = 0;
  const counting = { ...row, toJSON: () => ({ id: `written ${(written += 1)}` }) } as unknown as ConversationRow;
  for (const seq of [5, 6, 7]) {
    expect(JSON.parse(formatForBrowser(change(seq, counting)))).toMatchObject({
      seq,
      conversation: { id: 'written 1' },
    });
  }
});

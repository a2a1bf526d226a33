import { appendItems, newId, raiseFlag, type ConversationId, type MemberId } from '@debrief/db';
import { useWorkspace } from '@debrief/db/testing';
import { expect, it } from 'vitest';
import { weekToOpen } from './week-to-open.ts';

const desk = useWorkspace();
const before = { from: new Date('2026-11-16T00:00:00Z'), to: new Date('2026-11-23T00:00:00Z') };
const current = { from: before.to, to: new Date('2026-11-30T00:00:00Z') };
const open = () => weekToOpen(desk.sql, desk.workspaceId, { current, before });

async function flagConversation(conversation: string, at: string): Promise<void> {
  const { sql, workspaceId } = desk;
  await appendItems(sql, workspaceId, [
    { type: 'message', conversation, id: 'm-1', role: 'visitor', text: 'Hello?', at: new Date(at) },
  ]);
  const [row] = await sql<{ id: ConversationId }[]>`
    select id from conversation where workspace_id = ${workspaceId} and external_id = ${conversation}`;
  if (!row) throw new Error('the conversation was not kept');
  await raiseFlag(sql, workspaceId, {
    ...{ conversationId: row.id, messageId: null, memberId: newId<MemberId>(), reason: 'look' },
  });
}

it('on a Monday, while nothing of this week is flagged, the Review opens the week that has just ended', async () => {
  await flagConversation('a', '2026-11-18T12:00:00Z');
  expect(await open()).toBe(before);
  await flagConversation('b', '2026-11-23T08:00:00Z');
  expect(await open()).toBe(current);
});

it('a desk with nothing flagged in either week opens this one', async () => {
  await flagConversation('a', '2026-11-04T12:00:00Z');
  expect(await open()).toBe(current);
});

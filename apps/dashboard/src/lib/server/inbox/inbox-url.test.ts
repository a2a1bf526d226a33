import { expect, it } from 'vitest';
import { newId, type ConversationId } from '@debrief/db';
import { formatCursor, parseCursor, parseInboxView } from './inbox-url.ts';

it('an address without words means every conversation', () => {
  expect(parseInboxView(new URLSearchParams())).toEqual({ tab: 'all', agentId: null, q: '' });
});

it('a tab or an agent that is not understood is named, never dropped', () => {
  expect(parseInboxView(new URLSearchParams('tab=spam'))).toEqual({ unknown: 'tab “spam”' });
  expect(parseInboxView(new URLSearchParams('agent=1'))).toEqual({ unknown: 'agent “1”' });
});

it('a cursor survives the way through an address', () => {
  const cursor = { lastAt: new Date('2026-11-01T10:00:00.123Z'), id: newId<ConversationId>() };
  expect(parseCursor(formatCursor(cursor) ?? '')).toEqual(cursor);
});

it('what is no cursor is none', () => {
  for (const text of ['', 'x', '2026-11-01T10:00:00.000Z_', '_01a203a3-1ef0-7735-b1d6-14d8119227b0']) {
    expect(parseCursor(text)).toBeNull();
  }
});

import { beforeEach, describe, expect, it } from 'vitest';
import {
  newId,
  type ConversationId,
  type InboxRow,
  type InboxTab,
  type MemberId,
  type MemberInboxRow,
} from '@debrief/db';
import { InboxList } from './inbox-list.svelte.ts';

const me = newId<MemberId>();

function row(minute: number, more: Partial<MemberInboxRow> = {}): MemberInboxRow {
  const at = new Date(Date.UTC(2026, 10, 1, 10, minute));
  const plain: Partial<InboxRow> = { alias: 'a1b2', flagKinds: [], tags: [], status: 'open', handoff: 'bot' };
  return {
    ...plain,
    id: newId<ConversationId>(),
    revision: 1,
    messageCount: 2,
    seenMessages: 2,
    startedAt: at,
    lastAt: at,
    endedAt: null,
    snoozedUntil: null,
    previewText: 'hello',
    visitorName: null,
    visitorEmail: null,
    ...more,
  } as MemberInboxRow;
}

function list(tab: InboxTab, rows: MemberInboxRow[], next: string | null = null): InboxList {
  return new InboxList({ view: { tab, agentId: null, q: '' }, memberId: me, rows, next, counts: null });
}

describe('a live row', () => {
  let rows: MemberInboxRow[];
  beforeEach(() => {
    rows = [row(30), row(20), row(10)];
  });

  it('moves to where its last activity puts it, and keeps how much was seen', () => {
    const inbox = list('all', rows);
    const oldest = rows[2] as MemberInboxRow;
    inbox.apply({ ...oldest, revision: 2, messageCount: 3, lastAt: new Date(Date.UTC(2026, 10, 1, 10, 40)) }, true);
    expect(inbox.rows.map((other) => other.id)).toEqual([oldest.id, rows[0]?.id, rows[1]?.id]);
    expect(inbox.rows[0]).toMatchObject({ messageCount: 3, seenMessages: 2 });
    expect(inbox.announcement).toBe('Visitor a1b2: hello');
  });

  it('that is older than the one on screen changes nothing', () => {
    const inbox = list('all', [row(30, { id: rows[0]?.id, revision: 5, previewText: 'newer' })]);
    inbox.apply({ ...(rows[0] as InboxRow), revision: 4, previewText: 'older' }, false);
    expect(inbox.rows[0]?.previewText).toBe('newer');
  });

  it('leaves a tab it no longer belongs to, and enters one it now does', () => {
    const waiting = list('waiting', [row(30, { id: rows[0]?.id, handoff: 'waiting' })]);
    waiting.apply({ ...(rows[0] as InboxRow), revision: 2, handoff: 'human' }, false);
    expect(waiting.rows).toEqual([]);
    const flagged = list('flagged', []);
    flagged.apply({ ...(rows[0] as InboxRow), flagKinds: ['knowledge_gap'] }, false);
    expect(flagged.rows).toHaveLength(1);
  });

  it('from below the pages that are loaded waits for the scroll that brings it', () => {
    const inbox = list('all', rows, 'more');
    inbox.apply(row(5), false);
    expect(inbox.rows).toHaveLength(3);
  });
});

it('what comes together is taken in as if it came one by one', () => {
  const rows = [row(30), row(20), row(10)];
  const [, second, oldest] = rows as [MemberInboxRow, MemberInboxRow, MemberInboxRow];
  const fresh = row(50);
  const changes = [
    { row: { ...oldest, revision: 2, lastAt: new Date(Date.UTC(2026, 10, 1, 10, 40)) }, isNewMessage: false },
    { row: fresh, isNewMessage: true },
    { row: { ...oldest, revision: 1 }, isNewMessage: true },
  ];
  const [together, oneByOne] = [list('all', rows), list('all', rows)];
  together.applyAll(changes, [second.id]);
  oneByOne.remove(second.id);
  for (const { row: changed, isNewMessage } of changes) oneByOne.apply(changed, isNewMessage);
  expect(together.rows).toEqual(oneByOne.rows);
  expect(together.rows.map(({ id }) => id)).toEqual([fresh.id, oldest.id, rows[0]?.id]);
  expect(together.announcement).toBe(oneByOne.announcement);
});

it('a list that was not looked through to its end says how far it was, until another is loaded', () => {
  const view = { tab: 'all' as const, agentId: null, q: 'country:XX' };
  const at = new Date(Date.UTC(2026, 9, 1));
  const inbox = new InboxList({ view, memberId: me, rows: [], next: null, counts: null, lookedBackTo: at });
  expect(inbox.lookedBackTo).toEqual(at);
  inbox.reset({ view: { ...view, q: '' }, memberId: me, rows: [], next: null, counts: null });
  expect(inbox.lookedBackTo).toBeNull();
});

describe('a list that is watched for long', () => {
  const many = Array.from({ length: 200 }, (_, index) => row(-index));

  it('lets go of what fell far below, and goes on from where it now ends', () => {
    const inbox = list('all', many);
    inbox.trim(undefined);
    const last = inbox.rows.at(-1) as MemberInboxRow;
    expect(inbox.rows).toEqual(many.slice(0, 60));
    expect(inbox.next).toBe(`${last.lastAt.toISOString()}_${last.id}`);
    inbox.apply({ ...(many[150] as InboxRow), revision: 2 }, false);
    expect(inbox.rows).toHaveLength(60);
  });

  it('keeps the conversation that is open, and those around it', () => {
    const inbox = list('all', many);
    inbox.trim(many[100]?.id);
    expect(inbox.rows).toHaveLength(120);
  });

  it('keeps a page or two as they are', () => {
    const inbox = list('all', many.slice(0, 100));
    inbox.trim(undefined);
    expect(inbox.rows).toHaveLength(100);
    expect(inbox.next).toBeNull();
  });
});

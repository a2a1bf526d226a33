import { describe, expect, it } from 'vitest';
import type { BatchItem } from '../ingest/batch.ts';
import { importConversations, ImportRefusedError } from './import-conversations.ts';

function file(...lines: (string | object)[]) {
  const sent: BatchItem[] = [];
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  return {
    sent,
    async *openLines() {
      yield* texts;
    },
    async send(items: BatchItem[]) {
      sent.push(...items);
      return items.map(() => ({ status: 'created' as const }));
    },
  };
}

const talk = {
  id: 'c-1',
  messages: [
    { role: 'visitor', text: 'Hello?', ts: 1_724_855_896 },
    { role: 'bot', text: 'Hi', ts: 1_724_855_901, labels: { gold: true } },
    { role: 'note', text: 'a private word', ts: 1_724_855_902 },
    { role: 'agent', text: 'May I help?', ts: 1_724_855_950.5 },
  ],
};

describe('importing a file', () => {
  it('takes roles and times over, leaves notes and labels out, and ends the conversation', async () => {
    const source = file(talk);
    const result = await importConversations(source);
    expect(source.sent.map((item) => (item.type === 'message' ? item.role : item.type))).toEqual([
      'visitor',
      'bot',
      'operator',
      'end',
    ]);
    expect(source.sent.at(-1)).toMatchObject({ type: 'end', at: '2024-08-28T14:39:10.500Z' });
    expect(JSON.stringify(source.sent)).not.toContain('gold');
    expect(result).toMatchObject({ conversations: 1, created: 4, notes: 1 });
  });

  it('names the line and the place of each mistake, and writes nothing', async () => {
    const source = file(talk, '{"id":', { id: 'c-2', messages: [{ role: 'visitor' }] }, { id: 'c-3', messages: [] });
    const refused = await importConversations(source).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ImportRefusedError);
    const { problems } = refused as ImportRefusedError;
    expect(problems.map(({ line, pointer }) => [line, pointer])).toEqual([
      [2, ''],
      [3, '/messages/0/text'],
      [4, '/messages'],
    ]);
    expect(source.sent).toEqual([]);
  });

  it('refuses a text that cannot be stored, by its place', async () => {
    const source = file({ id: 'c-1', messages: [{ role: 'visitor', text: 'a\u0000b' }] });
    await expect(importConversations(source)).rejects.toThrow('line 1 /messages/0/text');
  });

  it('refuses two conversations of one id', async () => {
    await expect(importConversations(file(talk, talk))).rejects.toThrow('line 2 /id: the same id as line 1');
  });

  it('makes edits again of what an export says of them, and takes attachments', async () => {
    const attachments = [{ name: 'a.pdf', url: 'https://shop.example/a.pdf', size: 3 }];
    const message = {
      role: 'bot',
      text: 'c',
      ts: 10,
      earlier: [
        { text: 'a', ts: 10 },
        { text: 'b', ts: 20 },
      ],
      edited: 30.5,
    };
    const source = file({ id: 'c-1', messages: [{ ...message, attachments }] });
    await importConversations(source);
    expect(source.sent).toMatchObject([
      { type: 'message', id: 'm0', text: 'a', attachments },
      { type: 'edit', message: 'm0', text: 'b', at: '1970-01-01T00:00:20.000Z' },
      { type: 'edit', message: 'm0', text: 'c', at: '1970-01-01T00:00:30.500Z' },
      { type: 'end' },
    ]);
    const bad = { ...message, attachments: [{ name: 'x', url: 'javascript:alert(1)' }] };
    await expect(importConversations(file({ id: 'c-2', messages: [bad] }))).rejects.toThrow(
      'line 1 /messages/0/attachments/0/url',
    );
    const undated = { ...message, edited: undefined };
    await expect(importConversations(file({ id: 'c-3', messages: [undated] }))).rejects.toThrow(
      'line 1 /messages/0/edited',
    );
  });

  it('takes back again what an export says was taken back', async () => {
    const earlier = [
      { text: 'a', ts: 10 },
      { text: 'b', ts: 20 },
    ];
    const message = { role: 'operator', text: '', ts: 10, earlier, edited: 30, retracted: 30 };
    const source = file({ id: 'c-1', messages: [message] });
    await importConversations(source);
    expect(source.sent).toMatchObject([
      { type: 'message', id: 'm0', text: 'a' },
      { type: 'edit', message: 'm0', text: 'b' },
      { type: 'retraction', message: 'm0', at: '1970-01-01T00:00:30.000Z' },
      { type: 'end' },
    ]);
  });

  it('sends in batches of bounded size', async () => {
    const many = { id: 'long', messages: Array.from({ length: 1_200 }, () => ({ role: 'visitor', text: 'again' })) };
    const sizes: number[] = [];
    const source = file(many);
    await importConversations({
      ...source,
      send: async (items) => {
        sizes.push(items.length);
        return source.send(items);
      },
    });
    expect(sizes).toEqual([500, 500, 201]);
  });
});

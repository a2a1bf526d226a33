/** Conversations that put the Inbox into each of its states; sent to /v1 as any sender would. */
import type { WholeDesk } from '../../apps/debrief/src/journeys/start-whole-desk.ts';
import { owner } from '../../apps/debrief/src/journeys/start-whole-desk.ts';
import { scripts } from './stage-scripts.ts';

/** The agent that they belong to; the desk names it so. */
export const AGENT = 'Help centre';

type Item = Record<string, unknown>;

/** A conversation, as its messages follow each other. */
export interface Script {
  /** What the list calls the visitor; null for somebody unknown. */
  name: string | null;
  /** Minutes ago of its last message. */
  ago: number;
  id: string;
  /** Of the visitor; the conversation's own when absent. */
  visitor?: string;
  email?: string;
  context?: Item;
  /** Who speaks, what is said, and what else an item may hold. */
  said: ['visitor' | 'bot' | 'operator', string, Item?][];
  /** Items about those messages; `m-1` is the first. */
  then?: Item[];
  /** A body of `PATCH /v1/conversations/{id}`. */
  work?: Item;
  note?: string;
}

/** Sends them all, and what was done with them since. Throws when the desk refuses anything. */
export async function stageConversations(desk: WholeDesk, now: Date): Promise<void> {
  for (const script of scripts(now)) {
    await accepted(await desk.send(itemsOf(script, now)));
    if (script.note) await call(desk, 'POST', `${script.id}/notes`, { text: script.note });
    if (script.work) await call(desk, 'PATCH', script.id, script.work);
  }
}

function itemsOf(script: Script, now: Date): Item[] {
  const { id, name, email, ago, said, context } = script;
  const visitor = { id: script.visitor ?? `visitor-${id}`, ...(name && { name }), ...(email && { email }) };
  // A question and its answer stand seconds apart, as chatbots answer.
  const at = (index: number) => new Date(now.getTime() - ago * 60_000 - (said.length - 1 - index) * 9_000);
  const common = { conversation: id, agent: AGENT };
  return [
    ...said.map(([role, text, more], index) => ({
      ...common,
      ...{ type: 'message', id: `m-${String(index + 1)}`, role, text, at: at(index).toISOString() },
      ...(index === 0 && { visitor, ...(context && { context }) }),
      ...more,
    })),
    ...(script.then ?? []).map((item) => ({ ...common, at: at(said.length - 1).toISOString(), ...item })),
  ];
}

async function call(desk: WholeDesk, method: string, path: string, body: Item): Promise<void> {
  const headers = { authorization: `Bearer ${owner.key}`, 'content-type': 'application/json' };
  const url = `${desk.url}/v1/conversations/${path}?agent=${encodeURIComponent(AGENT)}`;
  await accepted(await fetch(url, { method, headers, body: JSON.stringify(body) }));
}

async function accepted(response: Response): Promise<void> {
  const answer = await response.text();
  if (!response.ok || answer.includes('"rejected"')) throw new Error(`not taken: ${answer.slice(0, 600)}`);
}

import { idOfItem, type IncomingItem, type ItemResult, type RefusalCode } from './incoming.ts';
import type { LockedConversation } from './lock-conversations.ts';
import { DEFAULT_AGENT } from './read-before.ts';

/** The items of one conversation, with their places in the batch. */
export interface ItemGroup {
  externalId: string;
  agentKey: string;
  /** Null when the items are to create it. */
  conversation: LockedConversation | null;
  items: { item: IncomingItem; index: number }[];
}

/**
 * Sorts items to the conversations they speak of. An item that names no agent means the one conversation of that id;
 * it is refused when there are several, and when something other than a message speaks of a conversation nobody knows.
 */
export function groupItems(
  items: IncomingItem[],
  locked: LockedConversation[],
): { groups: ItemGroup[]; refused: Map<number, ItemResult> } {
  const agentsOf = new Map<string, Set<string>>();
  const note = (externalId: string, agentKey: string) => {
    const agents = agentsOf.get(externalId) ?? new Set();
    agentsOf.set(externalId, agents.add(agentKey));
  };
  for (const row of locked) note(row.externalId, row.agentKey);
  for (const item of items) if (item.type === 'message' && item.agent) note(item.conversation, item.agent);

  const groups = new Map<string, ItemGroup>();
  const refused = new Map<number, ItemResult>();
  items.forEach((item, index) => {
    const known = agentsOf.get(item.conversation) ?? new Set();
    if (!item.agent && known.size > 1) {
      const agents = [...known].toSorted().join(', ');
      const detail = `conversation "${item.conversation}" exists for several agents (${agents}): name one`;
      refused.set(index, refuse(item, 'ambiguous_conversation', detail, '/agent'));
      return;
    }
    const agentKey = item.agent ?? [...known][0] ?? DEFAULT_AGENT;
    const key = JSON.stringify([item.conversation, agentKey]);
    const group = groups.get(key) ?? {
      externalId: item.conversation,
      agentKey,
      conversation: locked.find((row) => row.externalId === item.conversation && row.agentKey === agentKey) ?? null,
      items: [],
    };
    group.items.push({ item, index });
    groups.set(key, group);
  });

  // Only a message makes a conversation.
  for (const [key, group] of groups) {
    if (group.conversation || group.items.some(({ item }) => item.type === 'message')) continue;
    groups.delete(key);
    for (const { item, index } of group.items) {
      const detail = `there is no conversation "${item.conversation}"`;
      refused.set(index, refuse(item, 'unknown_conversation', detail, '/conversation'));
    }
  }
  return { groups: [...groups.values()], refused };
}

function refuse(item: IncomingItem, code: RefusalCode, detail: string, pointer: string): ItemResult {
  return { status: 'rejected', id: idOfItem(item), error: { code, detail, pointer } };
}

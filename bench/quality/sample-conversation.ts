/** A conversation of the sample workspace as the analyser gets it, without what the sender says of its answers. */
import type { ConversationMessage, ConversationToAnalyse } from '@debrief/pipelines/analyse';
import type { SampleConversation } from '@debrief/pipelines/sample';

export function toConversation(items: SampleConversation['items']): ConversationToAnalyse {
  const messages: ConversationMessage[] = [];
  const byId = new Map<string, ConversationMessage>();
  let handoffRequested = false;
  let ended = false;
  for (const item of items) {
    if (item.type === 'message') {
      const message: ConversationMessage = { role: item.role, text: item.text };
      messages.push(message);
      byId.set(item.id, message);
    } else if (item.type === 'feedback') {
      const rated = byId.get(item.message);
      if (rated) rated.rating = item.rating;
    } else if (item.type === 'handoff') {
      handoffRequested = true;
    } else if (item.type === 'end') {
      ended = true;
    }
  }
  return { messages, handoffRequested, ended };
}

import type { MessageView } from '@debrief/db';
import { renderMarkdown } from '../render-markdown.ts';

/** Messages of a conversation that are read at once. */
export const MESSAGE_PAGE = 80;

/** A message as the page draws it. What people type is text; what bots and operators send is Markdown. */
export type DrawnMessage = MessageView & { html: string | null };

export function drawMessage(message: MessageView): DrawnMessage {
  return { ...message, html: message.role === 'visitor' ? null : renderMarkdown(message.text) };
}

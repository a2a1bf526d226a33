import type { MessageView } from '@debrief/db';
import { renderMarkdown } from '../render-markdown.ts';

/** Messages of a conversation that are read at once. */
export const MESSAGE_PAGE = 80;

/** A message as the page draws it. What people type is text, what bots and operators send is Markdown; what was taken back is nothing. */
export type DrawnMessage = MessageView & { html: string | null };

export function drawMessage(message: MessageView): DrawnMessage {
  const isPlain = message.role === 'visitor' || message.retractedAt !== null;
  return { ...message, html: isPlain ? null : renderMarkdown(message.text) };
}

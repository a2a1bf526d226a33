/** The line of a conversation's latest message: in a state it is whole until `cutPreview`, which is done once per fold. */
import type { ConversationState } from './conversation-state.ts';
import type { KnownMessage, MessageContent, NewMessage } from './folded-items.ts';
import type { MessageRole } from './words.ts';
import { withoutMarks } from './without-marks.ts';

const PREVIEW_LENGTH = 280;

/** A message becomes its conversation's line, unless a later one is. */
export function tellPreview(state: ConversationState, message: NewMessage): void {
  if (message.role === 'system' || (state.previewAt && message.at < state.previewAt)) return;
  state.previewRole = message.role;
  state.previewText = wordsOf(message);
  state.previewAt = message.at;
}

/** Where a message that now has other words is its conversation's line, the line changes too. */
export function retellPreview(state: ConversationState, { role, at, text }: KnownMessage, words: string): void {
  if (role !== state.previewRole || at.getTime() !== state.previewAt?.getTime() || text === null) return;
  // Of several at one time it is the one whose words these are.
  const isLine = [text, cutPreview(role, text)].includes(state.previewText ?? '');
  if (isLine || text.trim() === '') state.previewText = words;
}

/** What a message says in a line: its text, or else the names of what is attached. */
export function wordsOf({ text, attachments }: Pick<MessageContent, 'text' | 'attachments'>): string {
  return text.trim() === '' && attachments ? attachments.map(({ name }) => name).join(', ') : text;
}

/** One line of the text's beginning, cut between characters. */
export function cutPreview(role: MessageRole | null, whole: string): string {
  const text = whole.slice(0, PREVIEW_LENGTH * 4);
  const line = (role === 'visitor' ? text : withoutMarks(text)).replace(/\s+/g, ' ').trim();
  return line
    .slice(0, PREVIEW_LENGTH)
    .toWellFormed()
    .replace(/\ufffd$/, '');
}

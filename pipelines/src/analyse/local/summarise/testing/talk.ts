/** Short conversations for the tests of the summaries. */
import type { ConversationMessage } from '../../../analyser.ts';
import { analyseLocally } from '../../local-analyser.ts';

export const visitor = (text: string): ConversationMessage => ({ role: 'visitor', text });
export const bot = (text: string): ConversationMessage => ({ role: 'bot', text });
export const operator = (text: string): ConversationMessage => ({ role: 'operator', text });

export function summary(...messages: ConversationMessage[]): string | null {
  return analyseLocally({ messages }).summary;
}

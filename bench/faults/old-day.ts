import type { SentItem } from './sent.ts';

/** A day long ago, whose facts are broken on purpose; nothing else is said on it. */
export const oldDay = '2020-01-15';

const CONVERSATIONS = 40;

/** One of that day's. */
export const lastOldConversation = `old-${CONVERSATIONS - 1}`;

/** What was said on that day: one batch. */
export function oldItems(): SentItem[] {
  return Array.from({ length: CONVERSATIONS }, (_, index): SentItem[] => {
    const conversation = `old-${index}`;
    const at = (second: number) => new Date(Date.parse(`${oldDay}T12:00:00Z`) + second * 1_000).toISOString();
    return [
      { type: 'message', conversation, id: 'q', role: 'visitor', text: 'Do you ship to Norway?', at: at(index) },
      { type: 'message', conversation, id: 'a', role: 'bot', text: 'We do, within a week.', at: at(index + 2) },
      { type: 'end', conversation, at: at(index + 3) },
    ];
  }).flat();
}

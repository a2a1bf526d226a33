/** A conversation cut into exchanges: what the visitor said, what was replied, and what the visitor said next. */
import type { ReadConversation, ReadMessage } from './read-conversation.ts';
import { readVisitorTurn, type VisitorTurn } from './signals/visitor-turn.ts';

export interface Exchange {
  /** The visitor's messages in a row; empty when the bot opened the conversation. */
  asked: ReadMessage[];
  /** What the last of `asked` does; null when it is empty. */
  turn: VisitorTurn | null;
  /** Bot and operator messages up to the visitor's next. */
  replies: ReadMessage[];
  next: Exchange | null;
}

export function splitExchanges({ messages }: ReadConversation): Exchange[] {
  const exchanges: Exchange[] = [];
  const earlier: ReadMessage[] = [];
  let current: Exchange | null = null;
  for (const message of messages) {
    const { role } = message.message;
    if (role === 'system') continue;
    if (role === 'visitor') {
      if (!current || current.replies.length > 0) {
        const fresh: Exchange = { asked: [], turn: null, replies: [], next: null };
        if (current) current.next = fresh;
        exchanges.push(fresh);
        current = fresh;
      }
      current.asked.push(message);
      current.turn = mergeTurns(current.turn, readVisitorTurn(message, earlier));
      earlier.push(message);
    } else {
      if (!current) exchanges.push((current = { asked: [], turn: null, replies: [], next: null }));
      current.replies.push(message);
    }
  }
  return exchanges;
}

/** Several messages in a row do together what any one of them does; they are small talk only if all are. */
function mergeTurns(before: VisitorTurn | null, now: VisitorTurn): VisitorTurn {
  if (!before) return now;
  const either = (name: Exclude<keyof VisitorTurn, 'sameAsBefore' | 'smallTalk'>) => before[name] || now[name];
  return {
    asks: either('asks'),
    smallTalk: before.smallTalk && now.smallTalk,
    thanks: either('thanks'),
    declines: either('declines'),
    confirms: either('confirms'),
    dissatisfied: either('dissatisfied'),
    corrects: either('corrects'),
    repeats: either('repeats'),
    sameAsBefore: Math.max(before.sameAsBefore, now.sameAsBefore),
    wantsHuman: either('wantsHuman'),
    rages: either('rages'),
    givesUp: either('givesUp'),
    bewildered: either('bewildered'),
  };
}

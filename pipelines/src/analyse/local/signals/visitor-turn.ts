/** What a visitor's message does: ask, thank, protest, chat. */
import { hasMark, type ReadMessage } from '../read-conversation.ts';
import { similarity } from './similarity.ts';

export interface VisitorTurn {
  asks: boolean;
  /** Greeting, thanks, farewell or chat and nothing else. */
  smallTalk: boolean;
  thanks: boolean;
  confirms: boolean;
  dissatisfied: boolean;
  corrects: boolean;
  /** Says it again, in words ("I already told you") or by saying the same. */
  repeats: boolean;
  /** Content shared with an earlier message of the visitor, 0 to 1. */
  sameAsBefore: number;
  wantsHuman: boolean;
  rages: boolean;
  givesUp: boolean;
}

const SAME = 0.6;
const SHOUTING = /(?:\b\p{Lu}{3,}\b[\s!?,.]*){3,}|[!?]{3,}/u;

export function readVisitorTurn(message: ReadMessage, earlier: readonly ReadMessage[]): VisitorTurn {
  const mark = (category: Parameters<typeof hasMark>[1]) => hasMark(message, category);
  let sameAsBefore = 0;
  for (const other of earlier) {
    if (message.stems.size >= 2) sameAsBefore = Math.max(sameAsBefore, similarity(message.stems, other.stems));
  }
  const asks = message.sentences.some(isQuestion);
  const chat =
    mark('greeting') || mark('thanks') || mark('farewell') || mark('smallTalk') || mark('agreement') || mark('confirmation');
  return {
    asks,
    smallTalk: mark('smallTalk') || message.stems.size === 0 || (chat && !asks && !mark('request') && message.stems.size <= 3),
    thanks: mark('thanks'),
    confirms: mark('confirmation') && !mark('dissatisfaction'),
    dissatisfied: mark('dissatisfaction'),
    corrects: mark('correction'),
    repeats: mark('repetition') || sameAsBefore >= SAME,
    sameAsBefore,
    wantsHuman: message.sentences.some(({ marks }) => marks.human && !marks.noHuman),
    rages: mark('rage') || SHOUTING.test(message.message.text),
    givesUp: mark('giveUp'),
  };
}

export function isQuestion(sentence: ReadMessage['sentences'][number]): boolean {
  return sentence.words.length > 0 && (sentence.asks || Boolean(sentence.marks.questionOpener));
}

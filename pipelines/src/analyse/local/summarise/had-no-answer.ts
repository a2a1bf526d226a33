/** Whether a reply leaves its question open, or says so of a part alone. */
import type { Exchange } from '../exchanges.ts';
import type { FoundQuestion } from '../find-questions.ts';
import { hasClass, type ReadMessage, type ReadSentence } from '../read-conversation.ts';
import { findDenial } from '../signals/denial.ts';
import { coverage } from '../signals/similarity.ts';
import { splitWords } from '../text/words.ts';
import type { Quotable } from './quotable.ts';

/** So many words beside "I can't say which suits" are an answer. */
const ANSWER_WORDS = 20;
/** More words of content before the denial say something. */
const BARE_STEMS = 3;
/** More words from "but" on say something; more of a promise, what is promised. */
const TURNED_WORDS = 4;
const PROMISED_WORDS = 8;
/** Of the words of a question as many in a later reply tell about its matter. */
const SAME_MATTER = 0.5;
const CONTACT = /@|\d(?:[\s().-]{0,2}\d){5,}/u;
const speaking = new Set(
  splitWords('i we ich wir je nous puedo podemos posso podemos ik we wij').map(({ form }) => form),
);
const turning = new Set(splitWords('but aber jedoch mais pero mas porém maar ma però').map(({ form }) => form));

/** Says that it has no answer, and gives none: nothing told before, and little after. */
export function hadNoAnswer(answer: ReadMessage): boolean {
  const { sentence, remainder, remainderWords } = findDenial(answer);
  if (!sentence || remainderWords >= ANSWER_WORDS || turnsToAnswer(sentence)) return false;
  return !remainder.some((one) => one.start < sentence.start && saysBefore({ message: answer, sentence: one }));
}

/** "I have no list, but you can bring your own as long as they fit." */
function turnsToAnswer({ words, marks: { denial, deflection } }: ReadSentence): boolean {
  const turn = words.findIndex(({ form }, at) => at >= (denial?.to ?? words.length) && turning.has(form));
  // "But I can pass it on" promises; "but the number is 40 12" tells.
  const promises = speaking.has(words[turn + 1]?.form ?? '');
  return turn >= 0 && !deflection && words.length - turn > (promises ? PROMISED_WORDS : TURNED_WORDS);
}

/** Asked, and not answered in part either. */
export function isOpen({ answered, exchange }: Pick<FoundQuestion, 'answered' | 'exchange'>): boolean {
  const asksForContact = exchange.asked.some((message) => hasClass(message, 'contactDetail'));
  const isAnswered = (reply: ReadMessage) =>
    (reply.marked.denial && !hadNoAnswer(reply)) ||
    // "What is their number?" – "Call them at …" sends nobody away.
    (asksForContact && !reply.marked.denial && CONTACT.test(reply.message.text));
  return answered === 'no' && !exchange.replies.some(isAnswered) && !isAnsweredAfterAll(exchange);
}

/** The visitor said something more, asked nothing, and was then told about the same matter. */
function isAnsweredAfterAll({ asked, next }: Exchange): boolean {
  if (!next?.turn || next.turn.asks) return false;
  const matter = new Set(asked.flatMap(({ stems }) => [...stems]));
  return next.replies.some((reply) => !reply.marked.denial && coverage(matter, reply.stems) >= SAME_MATTER);
}

/** "We have bells, though no helmets": more than a word about the question. */
export function saysBefore({ message, sentence: { start, end, stems, asks } }: Quotable): boolean {
  return stems.length > BARE_STEMS && !asks && !message.message.text.slice(start, end).endsWith('!');
}

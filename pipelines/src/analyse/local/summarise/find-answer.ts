/** Which of the bot's messages answered, and what it did later. */
import type { Exchange } from '../exchanges.ts';
import { lexiconOf } from '../lexicon/index.ts';
import { wordClass } from '../lexicon/word-classes.ts';
import { startsWithClass, type ReadConversation, type ReadMessage, type ReadSentence } from '../read-conversation.ts';
import { isQuotable, type Quotable } from './quote.ts';

/** So many words without "I" or "you" may tell of something done; longer ones tell of the world. */
const BRIEF_WORDS = 8;
/** Beside a question back, a sentence of no more words of content says little. */
const ASIDE_STEMS = 2;

/** The last thing the bot says that it did, or could not do, after this exchange. */
export function doneAfter(read: ReadConversation, exchanges: readonly Exchange[], answered: Exchange): Quotable | null {
  const replies = exchanges.slice(exchanges.indexOf(answered) + 1).flatMap(({ replies: later }) => later);
  for (const message of replies.reverse()) {
    const sentence = message.sentences.find((one) => tellsOfDeed(one, read.language));
    if (sentence && isQuotable({ message, sentence })) return { message, sentence };
  }
  return null;
}

function tellsOfDeed({ marks, asks, words }: ReadSentence, language: string): boolean {
  if (asks || marks.readBack || marks.denial) return false;
  if (!marks.done && !marks.notDone) return false;
  const lexicon = lexiconOf(language);
  const has = (bits: number) => words.some(({ form }) => ((lexicon?.describe(form).classes ?? 0) & bits) !== 0);
  if (!marks.notDone && has(wordClass.negation)) return false;
  return words.length <= BRIEF_WORDS || has(wordClass.firstPerson | wordClass.secondPerson);
}

/** The visitor put the bot right, or asked the same again, and got another answer: that is the one that counts. */
export function afterCorrections(first: Exchange): Exchange {
  let answered = first;
  for (let { next } = first; next && takesBack(answered, next); next = next.next) {
    const answer = next.replies.find(tells);
    if (!answer || answer.sentences.some(({ marks }) => marks.denial ?? marks.deflection ?? marks.misunderstanding))
      break;
    answered = next;
  }
  return answered;
}

/** "No, a pump for air": also without the words of a correction, where the bot had not asked. */
function takesBack({ replies }: Exchange, { asked, turn, replies: answers }: Exchange): boolean {
  if (!turn || turn.smallTalk || turn.thanks || turn.confirms) return false;
  const saysNo = startsWithClass(asked[0], 'no') && !replies.some(({ asks }) => asks);
  // The bot begs pardon and answers anew, and nothing else had been asked.
  const makesGood = !turn.asks && Boolean(answers[0]?.sentences[0]?.marks.apology);
  return turn.corrects || turn.repeats || saysNo || makesGood;
}

/** Says something that may be an answer: neither a question back nor a courtesy. */
export function tells(message: ReadMessage): boolean {
  const asksBack = message.sentences.some(({ asks, marks }) => asks && !marks.courtesy);
  return message.sentences.some(
    ({ stems, asks, marks }) =>
      // "Happy to check. What is your order number?"
      stems.length > (asksBack ? ASIDE_STEMS : 1) && !asks && !marks.courtesy && !marks.greeting && !marks.readBack,
  );
}

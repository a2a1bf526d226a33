/** Which of the bot's messages answered, and what it did later. */
import type { Exchange } from '../exchanges.ts';
import { lexiconOf } from '../lexicon/index.ts';
import { wordClass } from '../lexicon/word-classes.ts';
import { startsWithClass, type ReadConversation, type ReadMessage, type ReadSentence } from '../read-conversation.ts';
import { similarity } from '../signals/similarity.ts';
import { isChatter, type Quotable } from './quotable.ts';
import { isQuotable } from './quote.ts';

/** So many words without "I" or "you" may tell of something done; longer ones tell of the world. */
const BRIEF_WORDS = 10;
/** Beside a question back, a sentence of no more words of content says little. */
const ASIDE_STEMS = 2;
/** An apology in no more says what for, and nothing else. */
const SORRY_STEMS = 4;
/** Two deeds in fewer words than these can be read together. */
const DEEDS_WORDS = 35;
const DEEDS = 2;
/** A deed told in no more words of content does not say what was done. */
const BARE_STEMS = 3;
const SAME = 0.8;
/** From here on a message counts as repeated, by what it says alone. */
const SIMILAR = 0.6;
const SAME_QUESTION = 0.9;

/** The last one or two things the bot says that it did, or could not do, after this exchange; in order. */
export function doneAfter(read: ReadConversation, exchanges: readonly Exchange[], answered: Exchange): Quotable[] {
  const replies = exchanges.slice(exchanges.indexOf(answered) + 1).flatMap(({ replies: later }) => later);
  const told: Quotable[] = [];
  let words = 0;
  for (const message of replies.reverse()) {
    const sentence = message.sentences.find((one) => tellsOfDeed(one, read.language));
    if (!sentence || !isQuotable({ message, sentence })) continue;
    words += sentence.words.length;
    const isAnother = told.every((one) => areOfTwoMatters(one.sentence, sentence));
    if (told.length > 0 && (!isAnother || words > DEEDS_WORDS)) break;
    told.unshift(...withMatter({ message, sentence }));
    if (told.length >= DEEDS) break;
  }
  return told;
}

/** "Your number is LMP48213" says nothing of what was booked: the first thing told beside it may. */
function withMatter(deed: Quotable): Quotable[] {
  const { message, sentence } = deed;
  if (new Set(sentence.stems).size > BARE_STEMS) return [deed];
  const tells = ({ asks, stems, marks: { apology, denial, unavailable } }: ReadSentence) =>
    !asks && new Set(stems).size > 1 && !(apology ?? denial ?? unavailable);
  const first = message.sentences.slice(0, message.sentences.indexOf(sentence)).find(tells);
  const matter = first && { message, sentence: first };
  return matter && !isChatter(matter) && isQuotable(matter) ? [matter, deed] : [deed];
}

/** "Could not book it" is past when it was booked later; the same said twice is one thing. */
function areOfTwoMatters(later: ReadSentence, earlier: ReadSentence): boolean {
  if (earlier.marks.notDone && !later.marks.notDone) return false;
  return similarity(new Set(later.stems), new Set(earlier.stems)) < SAME;
}

function tellsOfDeed({ marks, asks, words }: ReadSentence, language: string): boolean {
  if (asks || marks.readBack || marks.denial) return false;
  const deed = marks.notDone ?? marks.done;
  if (!deed) return false;
  const lexicon = lexiconOf(language);
  const has = (bits: number, before = words.length) =>
    words.slice(0, before).some(({ form }) => ((lexicon?.describe(form).classes ?? 0) & bits) !== 0);
  if (!marks.notDone && has(wordClass.negation)) return false;
  // "You get an e-mail once it is booked": it is not.
  if (has(wordClass.condition, deed.from)) return false;
  return words.length <= BRIEF_WORDS || has(wordClass.firstPerson | wordClass.secondPerson);
}

/** The visitor put the bot right, or asked the same again, and got another answer: that is the one that counts. */
export function afterCorrections(first: Exchange): Exchange {
  let answered = first;
  for (let { next } = first; next && takesBack(answered, next); next = next.next) {
    const answer = next.replies.find(tells);
    // What the bot did is told as such, and another refusal changes nothing.
    const isOther = ({ marks }: ReadSentence) =>
      marks.denial ?? marks.deflection ?? marks.misunderstanding ?? marks.done ?? marks.notDone;
    if (!answer || answer.sentences.some(isOther)) break;
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
  // A question about the same thing is often another one; the same words are the same question.
  const repeats = turn.repeats && (turn.sameAsBefore < SIMILAR || turn.sameAsBefore >= SAME_QUESTION);
  return turn.corrects || repeats || saysNo || makesGood;
}

/** Says something that may be an answer, if only that there is none: neither a question back nor a courtesy. */
export function tells(message: ReadMessage): boolean {
  const asksBack = message.sentences.some(({ asks, marks }) => asks && !marks.courtesy);
  return message.sentences.some((sentence) => {
    const { stems, asks, marks } = sentence;
    // "To confirm that it is connected, hold …" reads nothing back.
    if (asks || (marks.readBack && !startsWithClass(sentence, 'preposition'))) return false;
    // "I have booked it, have a nice evening!"
    if (marks.done) return true;
    // "Sorry for the trouble."
    const isSorryOnly = marks.apology && !marks.denial && !marks.unavailable;
    if (isSorryOnly && new Set(stems).size <= SORRY_STEMS) return false;
    if (marks.courtesy || marks.greeting || isChatter({ message, sentence })) return false;
    // "Happy to check. What is your order number?"
    return Boolean(marks.denial) || stems.length > (asksBack ? ASIDE_STEMS : 1);
  });
}

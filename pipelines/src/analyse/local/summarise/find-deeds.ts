/** What the bot did, or could not do, after it had answered, and the wish that it followed. */
import type { Exchange } from '../exchanges.ts';
import { lexiconOf } from '../lexicon/index.ts';
import { wordClass } from '../lexicon/word-classes.ts';
import { hasClass, type ReadConversation, type ReadSentence } from '../read-conversation.ts';
import { similarity } from '../signals/similarity.ts';
import { asksSomething, isChatter, type Quotable } from './quotable.ts';
import { isQuotable } from './quote.ts';

/** So many words without "I" or "you" may tell of something done; longer ones tell of the world. */
const BRIEF_WORDS = 10;
/** Two deeds in fewer words than these can be read together. */
const DEEDS_WORDS = 35;
const DEEDS = 2;
/** A deed told in no more words of content does not say what was done. */
const BARE_STEMS = 3;
/** Deeds of no more words of content beside the wish's own do not say what was booked, sent or cancelled. */
const NAMING_STEMS = 1;
/** "book" and "booked" begin with the same so many letters. */
const ROOT_LETTERS = 4;
const DIGIT = /\p{N}/u;
const SAME = 0.8;

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

/** "Your number is LMP48213" says nothing of what was booked: what is told before it may. */
function withMatter(deed: Quotable): Quotable[] {
  const { message, sentence } = deed;
  if (new Set(sentence.stems).size > BARE_STEMS) return [deed];
  const tells = ({ asks, stems, marks: { apology, denial, unavailable } }: ReadSentence) =>
    !asks && new Set(stems).size > 1 && !(apology ?? denial ?? unavailable);
  const before = message.sentences.slice(0, message.sentences.indexOf(sentence)).filter(tells);
  const most = before.reduce<ReadSentence | undefined>(
    (a, b) => (a && a.stems.length >= b.stems.length ? a : b),
    undefined,
  );
  const matter = most && { message, sentence: most };
  return matter && !isChatter(matter) && isQuotable(matter) ? [matter, deed] : [deed];
}

/** Where the visitor wished for what `deeds` tell, if they do not say what it was: "book a taxi" before "booked, LMP48". */
export function wishFor(
  exchanges: readonly Exchange[],
  answered: Exchange,
  deeds: readonly Quotable[],
): Quotable | null {
  const named = new Set(deeds.flatMap(({ sentence }) => sentence.stems.filter((stem) => !DIGIT.test(stem))));
  const isBare = deeds.every(({ sentence }) => saysNumberOnly(sentence));
  const [first] = deeds;
  if (!first) return null;
  const to = exchanges.findIndex(({ replies }) => replies.includes(first.message));
  const isWish = ({ message, sentence }: Quotable) =>
    new Set(sentence.stems).size > 1 &&
    (isBare || isNamedBy(sentence, named)) &&
    !hasClass(sentence, 'negation') &&
    (sentence.marks.request !== undefined || asksSomething({ message, sentence })) &&
    isQuotable({ message, sentence });
  return (
    exchanges
      .slice(isBare ? to : exchanges.indexOf(answered) + 1, to + 1)
      .flatMap(({ asked }) => asked.flatMap((message) => message.sentences.map((sentence) => ({ message, sentence }))))
      .findLast(isWish) ?? null
  );
}

/** "Your reference number is LMP48" */
function saysNumberOnly({ words, marks, stems }: ReadSentence): boolean {
  const told = words.slice(marks.done?.to).filter(({ form }) => stems.includes(form));
  return (
    marks.done !== undefined && marks.done.from <= 1 && told.length > 0 && told.every(({ form }) => DIGIT.test(form))
  );
}

/** Shares a word with the deed, which says next to nothing beside. */
function isNamedBy({ stems }: ReadSentence, deed: ReadonlySet<string>): boolean {
  const others = [...deed].filter((one) => !stems.some((stem) => one.startsWith(stem.slice(0, ROOT_LETTERS))));
  return others.length < deed.size && others.length <= NAMING_STEMS;
}

/** "Could not book it" is past when it was booked later; the same said twice is one thing. */
function areOfTwoMatters(later: ReadSentence, earlier: ReadSentence): boolean {
  if (earlier.marks.notDone && !later.marks.notDone) return false;
  return similarity(new Set(later.stems), new Set(earlier.stems)) < SAME;
}

function tellsOfDeed({ marks, asks, words }: ReadSentence, language: string): boolean {
  if (asks || marks.readBack || (marks.denial && !marks.notDone)) return false;
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

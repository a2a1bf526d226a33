/** What of a conversation may be quoted, and what a sentence does that is. */
import { wordClass } from '../lexicon/word-classes.ts';
import { hasClass, startsWithClass, type ReadMessage, type ReadSentence } from '../read-conversation.ts';
import { isQuestion } from '../signals/visitor-turn.ts';

export interface Span {
  message: number;
  start: number;
  end: number;
}

export interface Quotable {
  message: ReadMessage;
  sentence: ReadSentence;
}

const LINK = /!?\[[^\]]*\]\([^)]*\)?|https?:\/\/\S+|www\.\S+/gu;
const WORD = /[\p{L}\p{N}]+/gu;
/** So many words around a link only introduce it: "More on this in …". */
const INTRODUCTION_WORDS = 4;
const CHATTER = ['greeting', 'thanks', 'farewell', 'agreement', 'smallTalk', 'confirmation', 'courtesy'] as const;
const CHATTER_STEMS = 2;
const SIGNED_WORDS = 8;
/** "Best, Anna S." */
const SIGNED = /^\p{L}+(?:\s\p{L}+){0,2},\s*\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,2}$/u;
/** "Beste, is de prijs per set?" */
export const SALUTED = /^(?:beste|dear|bjr|bsr|slt|cher|chère|estimad[oa]s?|car[oi]|cara|geachte)\s*[,!]+\s*/iu;
const ANNOUNCING = /:[\s*_]*$/u;
const PAUSED = /[,;:.!?–—-]/u;
const STOPPED = /[.!…][\s"'”’)\]*_]*$/u;

/** A greeting, thanks or the like, and next to nothing else. */
export function isChatter({ message, sentence }: Quotable): boolean {
  const stems = new Set(sentence.stems).size;
  const raw = message.message.text.slice(sentence.start, sentence.end);
  if (sentence.asks || (isQuestion(sentence) && !sentence.marks.farewell && !sentence.marks.courtesy)) return false;
  // "Kind regards, Anna Smith"
  if (sentence.marks.farewell?.from === 0 && sentence.words.length <= SIGNED_WORDS) return true;
  if (message.sentences[0] !== sentence && SIGNED.test(raw)) return true;
  const { greeting } = sentence.marks;
  if (greeting?.from === 0 && greeting.to === sentence.words.length) return true;
  // "Dear all," in other tongues, where it greets alone before a pause.
  if (sentence.words.length === 1 && SALUTED.test(`${raw},`)) return true;
  if (stems > CHATTER_STEMS) return false;
  // "Good morning, hinge squeaks": more than a name is greeted.
  if (
    greeting?.from === 0 &&
    stems > 1 &&
    sentence.words.length - greeting.to > stems &&
    !isNamed({ message, sentence })
  )
    return false;
  // "Hello, show me your panniers"
  if (sentence.marks.request && stems > 1 && message.message.role === 'visitor') return false;
  // "It works like this:"
  if (ANNOUNCING.test(raw)) return false;
  // "Yes, we ship to Norway" is an answer, whoever agrees in a reply to a question.
  const answers = message.message.role !== 'visitor' && (stems > 0 || saysYesOrNo(sentence));
  return CHATTER.some((category) => sentence.marks[category] && !(answers && category === 'agreement'));
}

/** "Hello Anna Smith" */
function isNamed({ message, sentence }: Quotable): boolean {
  const { greeting } = sentence.marks;
  const rest = sentence.words.slice(greeting?.to).map(({ start, end }) => message.message.text.slice(start, end));
  return rest.every((word) => /^\p{Lu}/u.test(word));
}

/** The sentence only points to a page, or is a row of a table, which says nothing without its head. */
export function isReference({ message, sentence }: Quotable): boolean {
  const raw = message.message.text.slice(sentence.start, sentence.end);
  if (raw.startsWith('|')) return true;
  const around = raw.replace(LINK, ' ');
  return around !== raw && (around.match(WORD)?.length ?? 0) <= INTRODUCTION_WORDS;
}

/** Asks, and does not merely exclaim ("what a mess"). In a reply "how you can return it" is a heading; a question has its mark. */
export function asksSomething({ message, sentence }: Quotable): boolean {
  if (sentence.asks) return true;
  if (!isQuestion(sentence) || sentence.marks.farewell) return false;
  const isToSomeone = hasClass(sentence, 'secondPerson');
  const isStopped = STOPPED.test(message.message.text.slice(sentence.start, sentence.end).replace(LINK, ''));
  // "Have you tried it like this: https://…": asked of the visitor, and no stop says otherwise.
  if (message.message.role !== 'visitor') {
    return isToSomeone && (!isStopped || asksPolitely(sentence));
  }
  // "Any colour will do." begins as a question does.
  const opens = sentence.marks.questionOpener?.from === 0 && isToSomeone && !startsWithClass(sentence, 'continuation');
  // "Can't get it off", "Zit op mijn telefoon": a statement without its subject.
  // "Dann muss ich woanders kaufen", "And that was all": neither asks.
  const carriesOn = startsWithClass(sentence, 'continuation') && !isToSomeone;
  // "No hay columna a la derecha" states as well.
  const isInverted =
    !carriesOn &&
    !startsWithClass(sentence, 'negation') &&
    (sentence.secondClasses & (wordClass.negation | wordClass.preposition)) === 0;
  const isOpened = !isStopped && isInverted && opensClause({ message, sentence });
  const starts = startsWithClass(sentence, 'interrogative');
  if (startsWithoutI(sentence)) return false;
  const isAsked = starts ? opens || !tellsWhen(sentence) : isOpened || opens;
  return isAsked && !sentence.marks.rage;
}

/** "Heb een code maar zie geen vakje": verbs that begin a statement without its "I", where nobody is named after them. */
function startsWithoutI({ words, secondClasses }: ReadSentence): boolean {
  const named = wordClass.firstPerson | wordClass.secondPerson | wordClass.thirdPerson;
  return ownVerbs.has(words[0]?.form ?? '') && (secondClasses & named) === 0;
}

const ownVerbs = new Set(['am', 'heb', 'ben', 'habe', 'hab', 'bin']);

/** "Order 48213: can I change it" asks; "that way can nobody order" and "it hangs, does its own thing" state. */
function opensClause({ message, sentence }: Quotable): boolean {
  const { questionOpener: opener, greeting } = sentence.marks;
  const first = opener && sentence.words[opener.from];
  const before = opener && sentence.words[opener.from - 1];
  if (!first || !before || (greeting && opener.from <= greeting.to)) return true;
  const isStarted = hasClass(sentence, 'interrogative') || hasClass(sentence, 'secondPerson');
  return PAUSED.test(message.message.text.slice(before.end, first.start)) && isStarted;
}

/** "Could you send us the number."; "what you can do" and "how you can return it" tell. */
export function asksPolitely(sentence: ReadSentence): boolean {
  const isToYou = (sentence.secondClasses & wordClass.secondPerson) !== 0;
  return sentence.marks.questionOpener?.from === 0 && isToYou && !startsWithClass(sentence, 'interrogative');
}

/** "When I open the app, …" */
function tellsWhen({ secondClasses, asks }: ReadSentence): boolean {
  return !asks && (secondClasses & (wordClass.firstPerson | wordClass.thirdPerson)) !== 0;
}

/** "Yes, we do that": the very point of an answer. */
export function saysYesOrNo(sentence: ReadSentence): boolean {
  return startsWithClass(sentence, 'yes') || startsWithClass(sentence, 'no');
}

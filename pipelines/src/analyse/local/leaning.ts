/** Whether a question says by itself what it is about, or leans on what was asked before. */
import { hasClass, startsWithClass, type ReadMessage, type ReadSentence } from './read-conversation.ts';
import { mattersOf } from './signals/matters.ts';
import { splitWords } from './text/words.ts';

/** "And to Norway?" or "How long does it take?" says nothing without the question before it: that one is put in front. */
export function carriesOn(sentence: ReadSentence, message: ReadMessage): boolean {
  const words = new Set(sentence.stems).size;
  if (words === 0) return true;
  // "And do you sell helmets?" is a clause of its own; "also helmets?" is a piece of one.
  const isClause =
    SPEAKERS.some((speaker) => hasClass(sentence, speaker)) || sentence.words.some(({ form }) => spokenTo.has(form));
  if (pointsAtOwnFront(sentence, message)) return false;
  if (pointsBack(sentence)) return words <= (isClause ? 1 : POINTING_WORDS);
  if (isClause || namesMatter(sentence)) return false;
  // "And what wears out first?" is a clause, too; "and in blue?" is none.
  if (words >= WHOLE_WORDS && hasClass(sentence, 'interrogative')) return false;
  return words === 1 || (sentence === message.sentences[0] && startsWithClass(message, 'continuation'));
}

/** Has a word that stands for something said before. */
export function pointsBack({ words }: ReadSentence): boolean {
  return words.some(({ form }) => pointing.has(form)) || pointingLast.has(words.at(-1)?.form ?? '');
}

/** Has a word that stands for something which the sentence itself does not name. */
export function pointsElsewhere(sentence: ReadSentence, message: ReadMessage): boolean {
  const { words, stems } = sentence;
  const isContent = (form: string) => stems.some((stem) => stem.startsWith(form.slice(0, STEM_LETTERS)));
  const stands =
    pointsBack(sentence) ||
    words.some(({ form }) => personal.has(form)) ||
    // "Is that a long time?", and not "that wheel".
    words.some(({ form }, at) => demonstrative.has(form) && !isContent(words[at + 1]?.form ?? ''));
  return stands && !pointsAtOwnFront(sentence, message);
}

/** Who speaks and who is spoken to: the subject of most questions that are whole. */
const SPEAKERS = ['firstPerson', 'secondPerson'] as const;

/** So many words that one asks of are a matter. */
const WHOLE_WORDS = 2;

/** With more words of its own a question that points back says what it is about. */
const POINTING_WORDS = 2;

/** "Helmets, do you have those?" */
function pointsAtOwnFront({ words, stems, start }: ReadSentence, { message: { text } }: ReadMessage): boolean {
  const at = words.findIndex(({ form }) => pointing.has(form));
  if (at < 0) return false;
  const comma = start + text.slice(start, words[at]?.start).lastIndexOf(',');
  const fronted = words.findLast(({ end }) => end <= comma)?.form;
  return (
    fronted !== undefined &&
    fronted.length >= NOUN_LETTERS &&
    stems.some((stem) => stem.startsWith(fronted.slice(0, STEM_LETTERS)))
  );
}

const STEM_LETTERS = 4;
/** "Oh, what is it about?" */
const NOUN_LETTERS = 3;

/** "And the delivery time?" is about delivery, whatever was asked before; "and the price?" is the price of something. */
export function namesMatter({ words }: ReadSentence): boolean {
  return [...mattersOf(words.map(({ form }) => form))].some((matter) => !ofSomething.has(matter));
}

/** Says enough for what follows to lean on: "24 kg?" does not. */
export function canLead(sentence: ReadSentence): boolean {
  return new Set(sentence.stems).size >= WHOLE_WORDS || namesMatter(sentence);
}

/** "That is a strange answer, no?": a statement about what was just said. */
export function remarksOn({ words, marks }: ReadSentence): boolean {
  return demonstrative.has(words[0]?.form ?? '') && marks.questionOpener?.from !== 0;
}

const ofSomething = new Set(['price', 'stock', 'abroad', 'currency', 'tax', 'taste', 'news']);

const folded = (words: string) => new Set(splitWords(words).map(({ form }) => form));
/** Words that stand for something said before, in the languages of the lexicon. */
const pointing = folded(
  `it they them those else dafür davon damit dazu cela ça eso esto ello isso isto ervan ermee daarvoor ciò`,
);
/** Persons and things spoken of; left out are those that are an article or a form of address in another language. */
const personal = folded('he she him ihm ihn elle hij hem ella ele');
/** Verbs that say whom they speak to, where no pronoun does. */
const spokenTo = folded(
  `tenéis tienen vendéis venden ofrecéis ofrecen aceptáis aceptan podéis pueden puedo hacéis hacen hay
   têm tem vendem oferecem aceitam podem posso fazem há avete vendete offrite accettate potete posso fate`,
);
/** Articles and a number as well, so they point back at the end of a sentence only. */
const pointingLast = folded('this that one ones das dies dat dit questo quello');

/** As the subject of a statement. */
const demonstrative = folded('that thats this das dies c ce ça eso esto isso isto dat dit questo quello');

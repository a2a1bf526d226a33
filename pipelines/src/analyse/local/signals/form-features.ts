/** What an answer looks like by itself. */
import { hasClass, hasMark, startsWithClass, type ReadMessage, type ReadSentence } from '../read-conversation.ts';
import { findDenial } from './denial.ts';

const flag = (value: unknown) => (value ? 1 : 0);
const DIGIT = /\d/;
const CAPITAL = /^\p{Lu}/u;
const DEFLECTION_ALONE_WORDS = 4;
const DENIAL_ALONE_WORDS = 8;

export function readForm(answer: ReadMessage) {
  const denial = findDenial(answer);
  const { sentences, wordCount, stems, message } = answer;
  const content = sentences.reduce((sum, sentence) => sum + sentence.stems.length, 0);
  const letters = sentences.reduce(
    (sum, { words }) => sum + words.reduce((part, { form }) => part + form.length, 0),
    0,
  );
  const plainWords = denial.remainder.reduce((sum, part) => sum + (isVague(part) ? 0 : part.words.length), 0);
  return {
    denies: flag(denial.sentence),
    deniesFirst: flag(denial.first),
    deniesAlone: flag(denial.sentence && denial.remainderWords < DENIAL_ALONE_WORDS),
    remainder: denial.sentence ? Math.log1p(denial.remainderWords) : 0,
    denyingShare: denial.denyingShare,
    remainderHedges: denial.sentence ? shareMarked(denial.remainder, 'hedge') : 0,
    remainderVague: denial.sentence ? wordShare(denial.remainder, isVague) : 0,
    remainderPlain: denial.sentence ? Math.log1p(plainWords) : 0,
    deniesInEffect: flag(denial.sentence && plainWords < DENIAL_ALONE_WORDS),
    remainderFacts: denial.sentence ? Math.log1p(countFacts(answer, denial.remainder)) : 0,
    vague: wordShare(sentences, isVague),
    facts: Math.log1p(countFacts(answer, sentences)),
    factShare: wordCount === 0 ? 0 : countFacts(answer, sentences) / wordCount,
    aboutSources: flag(hasMark(answer, 'aboutSources')),
    turnsAfterDenial: flag(denial.sentence && hasMark(answer, 'contrast')),
    misunderstands: flag(denial.misunderstood),
    deflects: flag(denial.deflects),
    deflectsAlone: flag(denial.deflects && denial.remainderWords < DEFLECTION_ALONE_WORDS),
    unavailable: flag(hasMark(answer, 'unavailable')),
    apologises: flag(hasMark(answer, 'apology')),
    courteous: flag(hasMark(answer, 'courtesy')),
    hedges: shareMarked(sentences, 'hedge'),
    contrasts: flag(hasMark(answer, 'contrast')),
    changesTopic: flag(hasMark(answer, 'topicChange')),
    greets: flag(hasMark(answer, 'greeting')),
    rude: flag(hasMark(answer, 'rude') || hasMark(answer, 'rage')),
    asks: flag(answer.asks),
    endsAsking: flag(sentences.at(-1)?.asks),
    onlyAsks: flag(sentences.length > 0 && sentences.every((sentence) => sentence.asks || sentence.stems.length < 2)),
    startsYesOrNo: flag(startsWithClass(answer, 'yes') || startsWithClass(answer, 'no')),
    negates: flag(hasClass(answer, 'negation')),
    startsNegating: flag(startsWithClass(answer, 'negation')),
    saysI: flag(hasClass(answer, 'firstPerson')),
    saysYou: flag(hasClass(answer, 'secondPerson')),
    saysThey: flag(hasClass(answer, 'thirdPerson')),
    length: Math.log1p(wordCount),
    empty: flag(wordCount === 0),
    noContent: flag(stems.size === 0),
    contentShare: wordCount === 0 ? 0 : content / wordCount,
    wordLength: wordCount === 0 ? 0 : letters / wordCount / 5,
    sentences: Math.log1p(sentences.length),
    exclaims: flag(message.text.includes('!')),
    hasNumber: flag(DIGIT.test(message.text)),
    hasLink: flag(message.text.includes('://')),
  };
}

/** Hedged, passed on or about the sources: words that commit to nothing. */
function isVague({ marks }: ReadSentence): boolean {
  return Boolean(marks.hedge || marks.deflection || marks.aboutSources || marks.courtesy);
}

function wordShare(sentences: readonly ReadSentence[], test: (sentence: ReadSentence) => boolean): number {
  let all = 0;
  let found = 0;
  for (const sentence of sentences) {
    all += sentence.words.length;
    if (test(sentence)) found += sentence.words.length;
  }
  return all === 0 ? 0 : found / all;
}

/** Words with a digit or a capital within a sentence: amounts, dates, places and names. */
function countFacts({ message }: ReadMessage, sentences: readonly ReadSentence[]): number {
  let facts = 0;
  for (const { words } of sentences) {
    words.forEach(({ start, end }, index) => {
      const word = message.text.slice(start, end);
      if (DIGIT.test(word) || (index > 0 && word.length > 1 && CAPITAL.test(word))) facts += 1;
    });
  }
  return facts;
}

function shareMarked(sentences: readonly ReadSentence[], category: keyof ReadSentence['marks']): number {
  const marked = sentences.filter((sentence) => sentence.marks[category]).length;
  return sentences.length === 0 ? 0 : marked / sentences.length;
}

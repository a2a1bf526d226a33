/** How far an answer says that there is none. */
import { hasMark, type ReadMessage, type ReadSentence } from '../read-conversation.ts';

export interface Denial {
  /** The sentence that says so; null when none does. */
  sentence: ReadSentence | null;
  /** It is the first sentence with content. */
  first: boolean;
  /** Words of the answer outside denial, deflection, apology and courtesy: what it says after all. */
  remainderWords: number;
  /** The sentences it says that in. */
  remainder: readonly ReadSentence[];
  /** Words of the sentences that deny, as a share of the answer. */
  denyingShare: number;
  deflects: boolean;
  misunderstood: boolean;
}

function isFiller(sentence: ReadSentence): boolean {
  const { marks } = sentence;
  return Boolean(
    marks.denial ||
    marks.misunderstanding ||
    marks.deflection ||
    marks.aboutSources ||
    marks.courtesy ||
    marks.apology ||
    marks.greeting ||
    sentence.stems.length === 0,
  );
}

export function findDenial(answer: ReadMessage): Denial {
  let sentence: ReadSentence | null = null;
  let first = false;
  let remainderWords = 0;
  let denyingWords = 0;
  let contentSeen = false;
  const remainder: ReadSentence[] = [];
  for (const candidate of answer.sentences) {
    const denies = candidate.marks.denial ?? candidate.marks.misunderstanding;
    if (denies && !sentence) {
      sentence = candidate;
      first = !contentSeen;
    }
    if (denies) denyingWords += candidate.words.length;
    if (!isFiller(candidate)) {
      contentSeen = true;
      remainder.push(candidate);
      remainderWords += candidate.words.length;
    } else if (denies && candidate.marks.contrast && candidate.marks.contrast.from > denies.from) {
      // "I don't have the number, but I can tell you …": what follows the turn is an answer.
      remainderWords += candidate.words.length - candidate.marks.contrast.to;
    }
  }
  return {
    sentence,
    first,
    remainderWords,
    remainder,
    denyingShare: answer.wordCount === 0 ? 0 : denyingWords / answer.wordCount,
    deflects: hasMark(answer, 'deflection'),
    misunderstood: hasMark(answer, 'misunderstanding'),
  };
}

import { MOST_LETTERS } from './spoken-words.ts';
import type { TagMatch } from './match-tags.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' });
/** Sentences that are looked at. */
const MOST_SENTENCES = 20;

/** The sentence of a message that speaks most for a tag; the whole, cut off, where no single one does. */
export function findSentence(message: string, match: (texts: readonly string[]) => TagMatch[], id: string): string {
  const sentences = [...segmenter.segment(message.slice(0, MOST_LETTERS))]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '')
    .slice(0, MOST_SENTENCES);
  const found = match(sentences).find((each) => each.id === id);
  const sentence = (found && sentences[found.text]) ?? message.trim();
  return sentence.length <= 300 ? sentence : `${sentence.slice(0, 299)}…`;
}

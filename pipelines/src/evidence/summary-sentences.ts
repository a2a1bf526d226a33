/** The sentences of a summary, as the analyser gave them or, if it gave none, split at sentence ends. */
import type { Analysis } from '../analyse/analyser.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

export function summarySentencesOf({
  summary,
  summarySentences,
}: Pick<Analysis, 'summary' | 'summarySentences'>): string[] {
  if (summarySentences) return summarySentences;
  if (!summary) return [];
  return [...segmenter.segment(summary)].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== '');
}

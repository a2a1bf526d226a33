/** Learns from a rule's examples: a sentence breaks it that says more of what the bad ones say than of the good ones. */
import { lexicons } from '../lexicon/index.ts';
import { splitSentences } from '../text/sentences.ts';

export type LikenToExamples = (words: readonly { form: string }[]) => number;

/** Pairs and triples of words carry a tone better than single ones. */
const WEIGHT_OF_LENGTH = [0.6, 1, 1.3];
const STOP_WORD_WEIGHT = 0.15;

type Terms = Map<string, number>;

/** Runs of one to three words, each with its weight. */
function termsOf(forms: readonly string[]): Terms {
  const terms: Terms = new Map();
  forms.forEach((_, from) => {
    WEIGHT_OF_LENGTH.forEach((weight, more) => {
      const run = forms.slice(from, from + more + 1);
      if (run.length <= more) return;
      const content = run.filter((form) => !isStopWord(form)).length / run.length;
      terms.set(run.join(' '), weight * Math.max(STOP_WORD_WEIGHT, content));
    });
  });
  return terms;
}

function isStopWord(form: string): boolean {
  return lexicons.some((lexicon) => lexicon.describe(form).isStopWord);
}

/** Cosine of two weighted sets, 0 to 1. */
function likeness(a: Terms, b: Terms): number {
  let shared = 0;
  for (const [term, weight] of a) shared += weight * (b.get(term) ?? 0);
  const size = (terms: Terms) => Math.hypot(...terms.values());
  return shared === 0 ? 0 : shared / (size(a) * size(b));
}

/** A comparison of a sentence with the examples, 0 to 1; null without a bad example. */
export function learnExamples({
  good,
  bad,
}: {
  good: readonly string[];
  bad: readonly string[];
}): LikenToExamples | null {
  const sentencesOf = (texts: readonly string[]) =>
    texts
      .flatMap((text) => splitSentences(text).map(({ words }) => words.map(({ form }) => form)))
      .filter((forms) => forms.length > 0);
  const goodTerms = sentencesOf(good).map(termsOf);
  const innocent = new Set(goodTerms.flatMap((terms) => [...terms.keys()]));
  const badTerms = sentencesOf(bad)
    .map(termsOf)
    .map(
      (terms) =>
        new Map([...terms].map(([term, weight]) => [term, innocent.has(term) ? weight * 0.25 : weight] as const)),
    );
  if (badTerms.length === 0) return null;
  // What several bad examples share is what is meant by them.
  const spread = new Map<string, number>();
  for (const terms of badTerms) for (const term of terms.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
  for (const terms of badTerms)
    for (const [term, weight] of terms) terms.set(term, weight * Math.sqrt(spread.get(term) ?? 1));
  return (words) => {
    const terms = termsOf(words.map(({ form }) => form));
    const nearest = (examples: Terms[]) =>
      examples.reduce((most, example) => Math.max(most, likeness(terms, example)), 0);
    return Math.max(0, nearest(badTerms) - 0.6 * nearest(goodTerms));
  };
}

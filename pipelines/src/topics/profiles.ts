/**
 * What is remembered of a topic: in how many of its questions each term stands. A new question is weighed against these
 * counts alone, so joining reads no question again, and they are all that is stored (`db/src/topics`).
 */
import { meanOf, type DenseVector, type Mean } from './dense-vectors.ts';
import type { Terms } from './question-terms.ts';

/** A question by what it is recognised by. */
export interface QuestionTraits {
  terms: Terms;
  /** By an embedding model; absent or null: it has none. */
  vector?: DenseVector | null;
}

export interface TopicProfile {
  id: string;
  /** Questions counted. */
  size: number;
  /** The terms that most of them share, with the number of questions that hold each. */
  terms: readonly string[];
  counts: readonly number[];
  /** Of the vectors of its questions; null where none has one. */
  centre: Mean | null;
}

/** Beyond these a term stands in so few questions that it says nothing of the topic. */
const PROFILE_TERMS = 160;

/** Counts a topic's questions; of terms as frequent the first by the alphabet stay. */
export function profileTopic(id: string, questions: readonly QuestionTraits[]): TopicProfile {
  return addToProfile({ id, size: 0, terms: [], counts: [], centre: null }, questions);
}

/** The profile with more questions counted. */
export function addToProfile(profile: TopicProfile, questions: readonly QuestionTraits[]): TopicProfile {
  const seenIn = new Map(profile.terms.map((term, at) => [term, profile.counts[at] ?? 0]));
  for (const { terms } of questions) for (const term of terms.keys()) seenIn.set(term, (seenIn.get(term) ?? 0) + 1);
  const kept = [...seenIn].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, PROFILE_TERMS);
  return {
    id: profile.id,
    size: profile.size + questions.length,
    terms: kept.map(([term]) => term),
    counts: kept.map(([, times]) => times),
    centre: meanOf(
      questions.map(({ vector }) => vector ?? null),
      profile.centre,
    ),
  };
}

/** Puts new questions into the topics there are. What is like none of them waits until consolidation finds it company. */
import { addToProfile, type TopicProfile } from './profiles.ts';
import { questionTerms, type Terms } from './question-terms.ts';
import { weighRarity } from './vectors.ts';

export interface QuestionToPlace {
  id: string;
  text: string;
}

export interface Placement {
  /** Topic id by question id; null for those that wait. */
  topicOf: Map<string, string | null>;
  /** The profiles that count more questions now. */
  grown: TopicProfile[];
}

/** Cosine to a topic's middle from which a question belongs to it. */
const JOINS_AT = 0.3;

/** All are placed by the topics as given, so their order within the batch changes nothing. */
export function placeQuestions(profiles: readonly TopicProfile[], questions: readonly QuestionToPlace[]): Placement {
  const findNearest = createNearest(profiles);
  const topicOf = new Map<string, string | null>();
  const joined = new Map<TopicProfile, Terms[]>();
  for (const { id, text } of questions) {
    const terms = questionTerms(text);
    const { profile, similarity } = findNearest(terms);
    const joins = profile !== null && similarity >= JOINS_AT;
    topicOf.set(id, joins ? profile.id : null);
    if (joins) joined.set(profile, [...(joined.get(profile) ?? []), terms]);
  }
  return { topicOf, grown: [...joined].map(([profile, terms]) => addToProfile(profile, terms)) };
}

export interface Nearest {
  /** Null when no topic shares a term. */
  profile: TopicProfile | null;
  /** Cosine, 0 to 1. */
  similarity: number;
}

/** Finds the nearest of the topics to a question, through the terms they share. */
export function createNearest(profiles: readonly TopicProfile[]): (terms: Terms) => Nearest {
  const seenIn = new Map<string, number>();
  let questions = 0;
  for (const { size, terms, counts } of profiles) {
    questions += size;
    terms.forEach((term, at) => seenIn.set(term, (seenIn.get(term) ?? 0) + (counts[at] ?? 0)));
  }
  const weights = new Map([...seenIn].map(([term, count]) => [term, weighRarity(term, questions, count)]));
  const postings = new Map<string, { profile: number; weight: number }[]>();
  profiles.forEach(({ size, terms, counts }, profile) => {
    const own = terms.map((term, at) => ((counts[at] ?? 0) / size) * (weights.get(term) ?? 0));
    const length = Math.hypot(...own) || 1;
    terms.forEach((term, at) => {
      const posting = postings.get(term) ?? [];
      posting.push({ profile, weight: (own[at] ?? 0) / length });
      postings.set(term, posting);
    });
  });
  return function findNearest(terms) {
    const similarities = new Map<number, number>();
    let squares = 0;
    for (const [term, count] of terms) {
      const weight = (1 + Math.log(count)) * (weights.get(term) ?? 0);
      squares += weight * weight;
      for (const entry of postings.get(term) ?? []) {
        similarities.set(entry.profile, (similarities.get(entry.profile) ?? 0) + weight * entry.weight);
      }
    }
    let best: Nearest = { profile: null, similarity: 0 };
    for (const [profile, product] of similarities) {
      const similarity = product / Math.sqrt(squares);
      if (similarity > best.similarity) best = { profile: profiles[profile] ?? null, similarity };
    }
    return best;
  };
}

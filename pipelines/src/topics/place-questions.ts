/** Puts new questions into the topics there are. What is like none of them waits until consolidation finds it company. */
import { alike, blend, meanOf, middleOf, pointFromMiddle, type DenseVector } from './dense-vectors.ts';
import { addToProfile, type QuestionTraits, type TopicProfile } from './profiles.ts';
import { questionTerms } from './question-terms.ts';
import { weighRarity } from './vectors.ts';

export interface QuestionToPlace {
  id: string;
  text: string;
  vector?: DenseVector | null;
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
  const joined = new Map<TopicProfile, QuestionTraits[]>();
  for (const { id, text, vector } of questions) {
    const traits = { terms: questionTerms(text), vector };
    const { profile, similarity } = findNearest(traits);
    const joins = profile !== null && similarity >= JOINS_AT;
    topicOf.set(id, joins ? profile.id : null);
    if (joins) joined.set(profile, [...(joined.get(profile) ?? []), traits]);
  }
  return { topicOf, grown: [...joined].map(([profile, own]) => addToProfile(profile, own)) };
}

export interface Nearest {
  /** Null when no topic has anything of it. */
  profile: TopicProfile | null;
  /** 0 to 1: the cosine of their terms, or what their vectors say where that is more. */
  similarity: number;
}

/** Finds the nearest of the topics to a question, through the terms they share and by their vectors. */
export function createNearest(profiles: readonly TopicProfile[]): (question: QuestionTraits) => Nearest {
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
  const meaningOf = createMeaning(profiles);
  return function findNearest({ terms, vector = null }) {
    const meaning = vector && meaningOf(vector);
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
    for (const profile of meaning?.keys() ?? []) if (!similarities.has(profile)) similarities.set(profile, 0);
    for (const [profile, product] of similarities) {
      const byWords = product === 0 ? 0 : product / Math.sqrt(squares);
      const similarity = blend(byWords, meaning?.get(profile) ?? null);
      if (similarity > best.similarity) best = { profile: profiles[profile] ?? null, similarity };
    }
    return best;
  };
}

/** How alike a vector is to each topic that has some of its length; what they all share is taken away. */
function createMeaning(profiles: readonly TopicProfile[]): (vector: DenseVector) => Map<number, number> | null {
  const means = profiles.map(({ centre }) => centre?.mean ?? null);
  const together = meanOf(means);
  if (!together) return () => null;
  const middle = middleOf({ ...together, size: profiles.reduce((sum, { centre }) => sum + (centre?.size ?? 0), 0) });
  const centres = means.map((mean) => (mean?.length === middle.length ? pointFromMiddle(mean, middle) : null));
  return function meaningOf(vector) {
    if (vector.length !== middle.length) return null;
    const point = pointFromMiddle(vector, middle);
    return new Map(centres.flatMap((centre, profile) => (centre ? [[profile, alike(point, centre)] as const] : [])));
  };
}

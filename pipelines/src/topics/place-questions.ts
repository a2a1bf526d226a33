/** Puts new questions into the topics there are. What is like none of them waits until consolidation finds it company. */
import { alike, blend, readScale, type Scale } from './dense-scale.ts';
import { cosineOf, lengthOf, meanOf, middleOf, pointFromMiddle, type DenseVector } from './dense-vectors.ts';
import { giveWay, isTurn } from './give-way.ts';
import { addToProfile, type QuestionTraits, type TopicProfile } from './profiles.ts';
import { questionTerms } from './question-terms.ts';
import { isPair, weighRarity } from './vectors.ts';

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
/** Other topics that one is held against, to see how near any two are. */
const PAIRS_A_TOPIC = 20;

/** All are placed by the topics as given, so their order within the batch changes nothing. */
export async function placeQuestions(
  profiles: readonly TopicProfile[],
  questions: readonly QuestionToPlace[],
): Promise<Placement> {
  const findNearest = createNearest(profiles);
  const topicOf = new Map<string, string | null>();
  const joined = new Map<TopicProfile, QuestionTraits[]>();
  for (const [step, { id, text, vector }] of questions.entries()) {
    if (isTurn(step)) await giveWay();
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
  /** 0 to 1: what their terms and their vectors say together. */
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
  const unknown = weighRarity('w', questions, 1);
  const meaningOf = createMeaning(profiles);
  return function findNearest({ terms, vector = null }) {
    const meaning = vector && meaningOf(vector);
    const similarities = new Map<number, number>();
    let squares = 0;
    for (const [term, count] of terms) {
      const weight = (1 + Math.log(count)) * (weights.get(term) ?? (isPair(term) ? 0 : unknown));
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
  const scale = scaleAmong(profiles, centres, middle);
  return function meaningOf(vector) {
    if (vector.length !== middle.length) return null;
    const point = pointFromMiddle(vector, middle);
    return new Map(
      centres.flatMap((centre, profile) => (centre ? [[profile, alike(cosineOf(point, centre), scale)] as const] : [])),
    );
  };
}

/**
 * What a question's cosine to a topic says, told by the topics alone: a mean of unit vectors is as long as their cosine to
 * it, on average, and a question is as near another topic as its own lies to that, and it to its own.
 */
function scaleAmong(
  profiles: readonly TopicProfile[],
  centres: readonly (Float32Array | null)[],
  middle: Float32Array,
): Scale {
  const rest = Math.sqrt(1 - lengthOf(middle) ** 2);
  const held = centres.flatMap((centre, at) => {
    const { mean, size } = profiles[at]?.centre ?? { mean: middle, size: 0 };
    const apart = mean.map((value, dimension) => value - (middle[dimension] ?? 0));
    return centre ? [{ centre, size, cohesion: Math.min(1, lengthOf(apart) / rest) }] : [];
  });
  // The mean of a few is near them by construction.
  const large = held.sort((a, b) => b.size - a.size).slice(0, Math.ceil(held.length / 2));
  const cohesion = large.map((topic) => topic.cohesion);
  const usual = cohesion.reduce((sum, value) => sum + value, 0) / (cohesion.length || 1);
  const apart = large.flatMap(({ centre }, at) =>
    large.slice(at + 1, at + 1 + PAIRS_A_TOPIC).map((other) => usual * cosineOf(centre, other.centre)),
  );
  return readScale(apart, cohesion);
}

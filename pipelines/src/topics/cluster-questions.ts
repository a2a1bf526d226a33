/**
 * Groups questions into topics without being told how many. The order in which they come does not matter: they are
 * grouped in the order of their texts. Beyond `FOUNDING` questions topics are founded by a fixed sample and the others
 * join the nearest, so that time and memory stay linear.
 */
import { createHash } from 'node:crypto';
import { centroidsOf, nearestCentroid, type Centroid } from './centroids.ts';
import { findCommunities, type Graph } from './communities.ts';
import { findNeighbours, type Neighbours } from './neighbours.ts';
import { questionTerms, type Terms } from './question-terms.ts';
import { countVocabulary, toVector, type SparseVector, type Vocabulary } from './vectors.ts';

export interface QuestionToGroup {
  id: string;
  text: string;
}

/** For each question, in the order given, its topic as a number from 0. */
export interface Grouping {
  topic: Int32Array;
  topics: number;
}

const FOUNDING = 20_000;
const NEIGHBOURS = 10;
/** How finely to part; among few questions every matter is small already. */
const RESOLUTION = { few: 1, many: 2.5 };
const MANY_QUESTIONS = 500;
const REFINEMENTS = 5;
/** Smaller groups dissolve into the nearest topic. */
const SMALLEST = 4;
/** In a handful of questions two that agree are a topic already. */
const FEW_QUESTIONS = 100;
/** A question farther than this from every topic founds its own. */
const JOINS_AT = 0.2;

/** `known` is the vocabulary to weigh words by, when there are more questions to count than those to be grouped. */
export function clusterQuestions(questions: readonly QuestionToGroup[], known?: Vocabulary): Grouping {
  const order = canonicalOrder(questions);
  const terms = order.map((index) => questionTerms(questions[index]?.text ?? ''));
  const vocabulary = known ?? countVocabulary(terms);
  const { wordings, wordingOf, counts } = findWordings(terms, vocabulary);
  const founding = wordings.slice(0, FOUNDING);
  const first = findCommunities(
    joinNeighbours(findNeighbours(founding, NEIGHBOURS), founding.length),
    resolutionFor(founding.length),
  );
  const { group, centroids } = refine(founding, counts, first, vocabulary.weights.length);
  const topicOfWording = wordings.map((vector, wording) => {
    if (wording < founding.length) return group[wording] ?? NO_GROUP;
    const near = nearestCentroid(vector, centroids);
    return near.similarity >= JOINS_AT ? near.group : NO_GROUP;
  });
  const topic = new Int32Array(questions.length);
  const lonely = new Map<string, number>();
  order.forEach((index, position) => {
    const joined = topicOfWording[wordingOf[position] ?? 0] ?? NO_GROUP;
    const text = (questions[index]?.text ?? '').trim().toLowerCase();
    if (joined === NO_GROUP && !lonely.has(text)) lonely.set(text, centroids.length + lonely.size);
    topic[index] = joined === NO_GROUP ? (lonely.get(text) ?? 0) : joined;
  });
  return { topic, topics: centroids.length + lonely.size };
}

const NO_GROUP = -1;

/** Questions of the same terms are one wording, however many ask so: a thousand times the same is no graph to look at. */
function findWordings(
  terms: readonly Terms[],
  vocabulary: Vocabulary,
): { wordings: SparseVector[]; wordingOf: Int32Array; counts: number[] } {
  const known = new Map<string, number>();
  const wordings: SparseVector[] = [];
  const counts: number[] = [];
  const wordingOf = Int32Array.from(terms, (own) => {
    const key = [...own.keys()].sort().join('\n');
    let wording = known.get(key);
    if (wording === undefined) {
      wording = wordings.length;
      known.set(key, wording);
      wordings.push(toVector(own, vocabulary));
      counts.push(0);
    }
    counts[wording] = (counts[wording] ?? 0) + 1;
    return wording;
  });
  return { wordings, wordingOf, counts };
}

function resolutionFor(questions: number): number {
  const share = Math.min(1, Math.max(0, Math.log(questions / 50) / Math.log(MANY_QUESTIONS / 50)));
  return RESOLUTION.few + share * (RESOLUTION.many - RESOLUTION.few);
}

/** By text, or when only a part founds topics by a hash of it, so that the part is a fair sample. */
function canonicalOrder(questions: readonly QuestionToGroup[]): number[] {
  const keys = questions.map(({ text }) =>
    questions.length > FOUNDING ? createHash('md5').update(text).digest('hex') : text,
  );
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return questions
    .map((_, index) => index)
    .sort((a, b) => compare(keys[a] ?? '', keys[b] ?? '') || compare(questions[a]?.id ?? '', questions[b]?.id ?? ''));
}

/** Edges weigh more between questions that have neighbours in common. */
function joinNeighbours({ index, similarity, count }: Neighbours, size: number): Graph {
  const near = Array.from({ length: size }, (_, node) => new Set(index.subarray(node * count, (node + 1) * count)));
  const edges = Array.from({ length: size }, () => new Map<number, number>());
  for (let node = 0; node < size; node += 1) {
    for (let at = node * count; at < (node + 1) * count; at += 1) {
      const other = index[at] ?? -1;
      if (other < 0) break;
      let common = 1;
      for (const shared of near[node] ?? []) if (shared >= 0 && near[other]?.has(shared)) common += 1;
      const weight = ((similarity[at] ?? 0) ** 2 * common) / count;
      const known = edges[node]?.get(other) ?? 0;
      if (weight <= known) continue;
      edges[node]?.set(other, weight);
      edges[other]?.set(node, weight);
    }
  }
  return { edges };
}

/** Lets every wording go to the nearest middle a few times; groups too small to be a topic give theirs away. */
function refine(
  vectors: readonly SparseVector[],
  counts: readonly number[],
  first: Int32Array,
  vocabulary: number,
): { group: Int32Array; centroids: Centroid[] } {
  let group = first;
  const smallest = vectors.length < FEW_QUESTIONS ? 2 : SMALLEST;
  let centroids: Centroid[] = [];
  for (let round = 0; round < REFINEMENTS; round += 1) {
    const kept = keepLarge(group, counts, smallest);
    centroids = centroidsOf(vectors, kept.group, kept.groups, vocabulary);
    group = Int32Array.from(vectors, (vector) => nearestCentroid(vector, centroids).group);
  }
  return { group, centroids };
}

function keepLarge(
  group: Int32Array,
  counts: readonly number[],
  smallest: number,
): { group: Int32Array; groups: number } {
  const sizes = new Map<number, number>();
  group.forEach((own, wording) => {
    if (own >= 0) sizes.set(own, (sizes.get(own) ?? 0) + (counts[wording] ?? 1));
  });
  const names = new Map<number, number>();
  for (const [own, size] of sizes) if (size >= smallest) names.set(own, names.size);
  return { group: group.map((own) => names.get(own) ?? -1), groups: names.size };
}

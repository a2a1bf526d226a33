/**
 * Groups questions into topics without being told how many. The order in which they come does not matter: they are
 * grouped in the order of their texts. Beyond `FOUNDING` questions topics are founded by a fixed sample and the others
 * join the nearest, so that time and memory stay linear.
 */
import { createHash } from 'node:crypto';
import { nearestCentroid } from './centroids.ts';
import { toPoints, type DenseVector } from './dense-vectors.ts';
import { giveWay, isTurn } from './give-way.ts';
import { foundTopics } from './found-topics.ts';
import { belongsAt } from './refine-groups.ts';
import { questionTerms, type Terms } from './question-terms.ts';
import { countVocabulary, toVector, type SparseVector, type Vocabulary } from './vectors.ts';

export interface QuestionToGroup {
  id: string;
  text: string;
  /** By an embedding model; absent or null: it is known by its words alone. */
  vector?: DenseVector | null;
}

/** For each question, in the order given, its topic as a number from 0. */
export interface Grouping {
  topic: Int32Array;
  topics: number;
}

const FOUNDING = 20_000;

/** `known` is the vocabulary to weigh words by, when there are more questions to count than those to be grouped. */
export async function clusterQuestions(questions: readonly QuestionToGroup[], known?: Vocabulary): Promise<Grouping> {
  const order = canonicalOrder(questions);
  const terms: Terms[] = [];
  for (const [step, index] of order.entries()) {
    if (isTurn(step)) await giveWay();
    terms.push(questionTerms(questions[index]?.text ?? ''));
  }
  const vocabulary = known ?? (await countVocabulary(terms));
  const found = findWordings(
    order.map((index, position) => ({ terms: terms[position] ?? new Map(), text: '', ...questions[index] })),
    vocabulary,
  );
  const { wordings, wordingOf, counts } = found;
  const founding = wordings.slice(0, FOUNDING);
  const points = await toPoints(found.vectors.slice(0, FOUNDING));
  const { group, centroids } = await foundTopics({ vectors: founding, points, counts }, vocabulary.weights.length);
  const topicOfWording = wordings.map((vector, wording) => {
    if (wording < founding.length) return group[wording] ?? NO_GROUP;
    const near = nearestCentroid(vector, centroids);
    return near.similarity >= belongsAt(founding.length) ? near.group : NO_GROUP;
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

interface Worded {
  text: string;
  terms: Terms;
  vector?: DenseVector | null;
}

/** Questions of the same terms are one wording, however many ask so: a thousand times the same is no graph to look at. */
function findWordings(
  questions: readonly Worded[],
  vocabulary: Vocabulary,
): { wordings: SparseVector[]; vectors: (DenseVector | null)[]; wordingOf: Int32Array; counts: number[] } {
  const known = new Map<string, number>();
  const wordings: SparseVector[] = [];
  const vectors: (DenseVector | null)[] = [];
  const counts: number[] = [];
  const wordingOf = Int32Array.from(questions, ({ text, terms, vector = null }) => {
    // Without a word that says anything, only a vector tells what it is about.
    const key = terms.size === 0 && vector ? `? ${text}` : [...terms.keys()].sort().join('\n');
    let wording = known.get(key);
    if (wording === undefined) {
      wording = wordings.length;
      known.set(key, wording);
      wordings.push(toVector(terms, vocabulary));
      vectors.push(null);
      counts.push(0);
    }
    counts[wording] = (counts[wording] ?? 0) + 1;
    vectors[wording] ??= vector;
    return wording;
  });
  return { wordings, vectors, wordingOf, counts };
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

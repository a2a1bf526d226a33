/**
 * Topics that keep their ids: a new question joins the topic whose questions it is most like, and those that are like
 * none found topics among themselves. Nothing is grouped anew, so a decision made on a topic, a merge and a split stay.
 */
import { centroidsOf, nearestCentroid } from './centroids.ts';
import { clusterQuestions, type QuestionToGroup } from './cluster-questions.ts';
import { labelTopics } from './label-topics.ts';
import { questionTerms, type Terms } from './question-terms.ts';
import { countVocabulary, toVector, type Vocabulary } from './vectors.ts';

export interface KnownTopic {
  id: string;
  /** Questions that are in it, as many as are at hand; fifty say enough. */
  examples: readonly string[];
}

export interface JoinedQuestions {
  /** Topic id by question id. */
  joined: Map<string, string>;
  /** Topics to be made, each with the questions that found it, most first. */
  founded: { label: string; questions: string[] }[];
  /** Like no topic and no other question so far; to be given again with the next ones. */
  waiting: string[];
}

/** Cosine to a topic's middle from which a question belongs to it. */
const JOINS_AT = 0.4;
/** So many questions must be alike to found a topic: one odd question is none. */
const FOUNDERS = 3;

const NO_TERMS: Terms = new Map();

/** Puts each question into a known topic, a new one, or among those that wait; `topics` and `questions` may be empty. */
export function joinTopics(topics: readonly KnownTopic[], questions: readonly QuestionToGroup[]): JoinedQuestions {
  const joined = new Map<string, string>();
  const strangers: QuestionToGroup[] = [];
  const examples = topics.flatMap(({ examples: texts }, topic) =>
    texts.map((text) => ({ topic, terms: questionTerms(text) })),
  );
  const terms = questions.map(({ text }) => questionTerms(text));
  const vocabulary = countVocabulary([...examples.map((example) => example.terms), ...terms]);
  const centroids = centroidsOf(
    examples.map((example) => toVector(example.terms, vocabulary)),
    Int32Array.from(examples, ({ topic }) => topic),
    topics.length,
    vocabulary.weights.length,
  );
  questions.forEach((question, index) => {
    const near = nearestCentroid(toVector(terms[index] ?? NO_TERMS, vocabulary), centroids);
    const topic = near.similarity >= JOINS_AT ? topics[near.group] : undefined;
    if (topic) joined.set(question.id, topic.id);
    else strangers.push(question);
  });
  const groups = groupStrangers(strangers, vocabulary);
  return {
    joined,
    founded: groups.filter((group) => group.questions.length >= FOUNDERS),
    waiting: groups.filter((group) => group.questions.length < FOUNDERS).flatMap((group) => group.questions),
  };
}

function groupStrangers(questions: readonly QuestionToGroup[], vocabulary: Vocabulary): JoinedQuestions['founded'] {
  const { topic, topics } = clusterQuestions(questions, vocabulary);
  const labels = labelTopics(
    questions.map(({ text }) => text),
    topic,
    topics,
  );
  return labels
    .map((label, own) => ({
      label,
      questions: questions.filter((_, index) => topic[index] === own).map(({ id }) => id),
    }))
    .filter(({ questions: members }) => members.length > 0)
    .sort((a, b) => b.questions.length - a.questions.length);
}

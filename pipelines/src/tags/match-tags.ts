/**
 * Which tags a visitor's words belong under, by each tag's name and plain description: no model, no network. Words count
 * by their stems, by the concepts they stand for in seven languages, and as pairs of neighbours; what many tags share
 * tells little about any of them.
 */
import { languageOfWords, splitWords } from '../analyse/index.ts';
import { questionTerms, type Terms } from '../topics/question-terms.ts';

export interface TagToMatch<Id extends string = string> {
  id: Id;
  name: string;
  /** '' when nobody said what belongs under it: such a tag matches nothing by itself. */
  description: string;
}

export interface TagMatch<Id extends string = string> {
  id: Id;
  /** 0 to 1: how much of what the tag is about was said, weighed against what else was said. */
  score: number;
  /** Index of the text that matched best. */
  text: number;
}

/** Measured on half of the rows in docs/measured/auto-tags.md. */
export const TAG_THRESHOLD = 0.4;
/** Beside the best tag of a text others stand only when they are nearly as good. */
const NEARLY = 0.9;
const KIND_WEIGHTS: Partial<Record<string, number>> = { w: 1, c: 1, p: 0.6 };
/** What is said beside the matter of a tag takes less away than what is missing of it. */
const SAID_BESIDE = 0.7;
/** The most words that are read of one message. */
const MOST_LETTERS = 2_000;

interface Profile<Id extends string> {
  id: Id;
  weights: Map<string, number>;
  length: number;
}

/** A function that says which of these tags belong to a visitor's messages, the best first; deterministic. */
export function createTagMatcher<Id extends string>(
  tags: readonly TagToMatch<Id>[],
  threshold: number = TAG_THRESHOLD,
): (texts: readonly string[]) => TagMatch<Id>[] {
  const described = tags
    .filter(({ description }) => description.trim() !== '')
    .map(({ id, name, description }) => ({
      id,
      terms: questionTerms(`${name}. ${description}`),
      language: languageOf(description),
    }));
  const seenIn = new Map<string, number>();
  for (const { terms } of described) for (const term of terms.keys()) seenIn.set(term, (seenIn.get(term) ?? 0) + 1);
  const weigh = (term: string) =>
    (KIND_WEIGHTS[term[0] ?? ''] ?? 0) * Math.log(1 + (described.length + 1) / (seenIn.get(term) ?? 1));
  const profiles = described.map(({ id, terms, language }) => ({
    language,
    own: toProfile(id, terms, weigh),
    foreign: toProfile(id, conceptsOf(terms), weigh),
  }));

  return function matchTags(texts) {
    const best = new Map<Id, TagMatch<Id>>();
    for (const [text, words] of texts.entries()) {
      const terms = questionTerms(words.slice(0, MOST_LETTERS));
      const [concepts, spoken] = [conceptsOf(terms), languageOf(words)];
      const scored = profiles.map(({ language, own, foreign }) => {
        const isForeign = language !== spoken;
        const score = isForeign ? compare(concepts, foreign, weigh) : compare(terms, own, weigh);
        return { id: own.id, score, text };
      });
      const highest = Math.max(0, ...scored.map(({ score }) => score));
      for (const match of scored) {
        if (match.score < threshold || match.score < NEARLY * highest) continue;
        if (match.score > (best.get(match.id)?.score ?? 0)) best.set(match.id, match);
      }
    }
    return [...best.values()].toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  };
}

function toProfile<Id extends string>(id: Id, terms: Terms, weigh: (term: string) => number): Profile<Id> {
  const weights = new Map([...terms.keys()].map((term) => [term, weigh(term)]));
  return { id, weights, length: lengthOf(weights.values()) };
}

function compare(
  terms: Terms,
  { weights, length }: Pick<Profile<string>, 'weights' | 'length'>,
  weigh: (term: string) => number,
): number {
  let shared = 0;
  const said: number[] = [];
  for (const term of terms.keys()) {
    const weight = weights.get(term);
    if (weight === undefined) said.push(weigh(term) * SAID_BESIDE);
    else {
      said.push(weight);
      shared += weight * weight;
    }
  }
  const norm = length * lengthOf(said);
  return norm === 0 ? 0 : shared / norm;
}

function lengthOf(weights: Iterable<number>): number {
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  return Math.sqrt(squares);
}

function languageOf(text: string): string {
  return languageOfWords(splitWords(text.slice(0, MOST_LETTERS)));
}

/** Between two languages the words themselves have nothing in common. */
function conceptsOf(terms: Terms): Terms {
  return new Map([...terms].filter(([term]) => term.startsWith('c')));
}

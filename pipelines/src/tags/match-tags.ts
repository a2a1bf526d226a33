/**
 * Which tags a visitor's words belong under, by each tag's name and plain description: no model, no network. Words count
 * by their stems, by the concepts they stand for in seven languages, and as pairs of neighbours; what many tags share, or
 * everybody in the workspace says, tells little about any of them.
 */
import { languageOfWords, splitWords } from '../analyse/index.ts';
import { questionTerms, type Terms } from '../topics/question-terms.ts';
import { compare, createProfile, widenProfiles, type Weigh } from './profile.ts';
import { MOST_LETTERS, type SpokenWords } from './spoken-words.ts';

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

export interface MatcherOptions {
  /** What is said in the workspace; null or absent when that is not known. */
  spoken?: SpokenWords | null;
  /** The lowest score that counts. */
  threshold?: number;
}

/** The lowest score that counts, when it is known how people speak in the workspace and when it is not. */
export const TAG_THRESHOLDS = { learned: 0.35, unlearned: 0.4 } as const;
/** Beside the best tag of a text others stand only when they are nearly as good. */
const NEARLY = 0.9;
/** By kind of term (question-terms.ts). */
const KIND_WEIGHTS = {
  learned: { w: 1, c: 1.6, p: 1 },
  unlearned: { w: 1, c: 1, p: 0.6 },
} satisfies Record<string, Record<string, number>>;
/** As if every word had been said so often besides: a word that is never said is not infinitely telling. */
const SAID_ANYWAY = 50;

/** A function that says which of these tags belong to a visitor's messages, the best first; deterministic. */
export function createTagMatcher<Id extends string>(
  tags: readonly TagToMatch<Id>[],
  options: MatcherOptions = {},
): (texts: readonly string[]) => TagMatch<Id>[] {
  const { spoken = null } = options;
  const { threshold = TAG_THRESHOLDS[spoken ? 'learned' : 'unlearned'] } = options;
  const described = tags
    .filter(({ description }) => description.trim() !== '')
    .map(({ id, name, description }) => ({
      id,
      terms: questionTerms(`${name}. ${description}`),
      language: languageOf(description),
    }));
  const weigh = spoken ? weighBySpoken(spoken) : weighByTags(described.map(({ terms }) => terms));
  const profiles = described.map(({ id, terms, language }) => ({
    ...{ id, language },
    own: createProfile(terms, weigh),
    foreign: createProfile(conceptsOf(terms), weigh),
  }));
  if (spoken) {
    widenProfiles(
      profiles.map(({ own }) => own),
      spoken,
      weigh,
    );
  }

  return function matchTags(texts) {
    const best = new Map<Id, TagMatch<Id>>();
    for (const [text, words] of texts.entries()) {
      const terms = questionTerms(words.slice(0, MOST_LETTERS));
      const [concepts, language] = [conceptsOf(terms), languageOf(words)];
      const scored = profiles.map(({ id, own, foreign, language: described }) => {
        const score = described === language ? compare(terms, own, weigh) : compare(concepts, foreign, weigh);
        return { id, score: Math.min(1, score), text };
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

/** What everybody says tells little. */
function weighBySpoken({ texts, seenIn }: SpokenWords): Weigh {
  const kinds: Partial<Record<string, number>> = KIND_WEIGHTS.learned;
  return (term) => {
    const rarity = Math.log(1 + (texts.length + SAID_ANYWAY) / ((seenIn.get(term) ?? 0) + SAID_ANYWAY));
    return (kinds[term[0] ?? ''] ?? 0) * rarity;
  };
}

/** What many tags share tells little; the best that is known of a workspace where little was said yet. */
function weighByTags(tags: readonly Terms[]): Weigh {
  const kinds: Partial<Record<string, number>> = KIND_WEIGHTS.unlearned;
  const seenIn = new Map<string, number>();
  for (const terms of tags) for (const term of terms.keys()) seenIn.set(term, (seenIn.get(term) ?? 0) + 1);
  return (term) => (kinds[term[0] ?? ''] ?? 0) * Math.log(1 + (tags.length + 1) / (seenIn.get(term) ?? 1));
}

function languageOf(text: string): string {
  return languageOfWords(splitWords(text.slice(0, MOST_LETTERS)));
}

/** Between two languages the words themselves have nothing in common. */
function conceptsOf(terms: Terms): Terms {
  return new Map([...terms].filter(([term]) => term.startsWith('c')));
}

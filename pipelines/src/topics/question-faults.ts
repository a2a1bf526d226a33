/** What a person who names topics would not write, though visitors ask so. */
import { languageOfWords, splitWords } from '../analyse/index.ts';
import { isChoice } from './first-choice.ts';
import { auxiliaries } from './is-named.ts';
import { leans, opensQuestion, states } from './shorten-question.ts';
import type { Casing } from './word-casing.ts';

/** What a fault leaves of a question's worth. */
const LEFT = { leaning: 0.3, stating: 0.4, conditional: 0.4, runOn: 0.4, unasked: 0.5, inserted: 0.7, choice: 0.7 };
/** In English a question of so many words begins with what asks, unlike "the lamp will not go on?" */
const ASKING_WORDS = 4;
/** "If I rent it?", "when would it be here, if …": of one case. */
const conditional = /(?:^|,\s)(?:if|wenn|falls|si|als)(?!\p{L})/iu;

/** "A payment I never made", "which cards I can use": no verb is before its "I". */
const inserted = new RegExp(
  `(?<!(?:^|\\s)(?:${auxiliaries}|do|if|when|once|until|before|after|that|\\p{L}+n[’']t))\\si\\s`,
  'iu',
);

/** 1 without a fault. */
export function faultsOf(surface: string, casing: Casing): number {
  return (
    (leans(surface) ? LEFT.leaning : 1) *
    (states(surface) ? LEFT.stating : 1) *
    (conditional.test(surface) ? LEFT.conditional : 1) *
    (runsOn(surface, casing) ? LEFT.runOn : 1) *
    (isUnasked(surface) ? LEFT.unasked : 1) *
    (inserted.test(surface) ? LEFT.inserted : 1) *
    (isChoice(surface) ? LEFT.choice : 1)
  );
}

function isUnasked(surface: string): boolean {
  const words = splitWords(surface);
  return words.length >= ASKING_WORDS && languageOfWords(words) === 'en' && !opensQuestion(surface);
}

/** Two sentences run into one, by a capital inside that visitors do not write there; or a list. */
function runsOn(surface: string, casing: Casing): boolean {
  if (surface.split(',').length > 2) return true;
  return [...surface.matchAll(/(?<=\p{L}\s)\p{Lu}\p{L}+/gu)].some(
    ([word]) => casing.write(word.toLowerCase()) !== word,
  );
}

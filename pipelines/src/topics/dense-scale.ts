/**
 * What a cosine between vectors says. Each model has a scale of its own: two questions of one matter may have a cosine of
 * 0.4 with one and 0.8 with another. So the scale is read from the vectors themselves, and brought to that of the words.
 */

export interface Scale {
  /** What two questions that have nothing to do with each other hardly exceed. */
  chance: number;
  /** What two that belong together usually have. */
  typical: number;
}

/** What words that belong together usually share. */
const TYPICAL = 0.6;
/** So many deviations above the mean of pairs taken at random are more than chance. */
const DEVIATIONS = 1;
const MOST_CHANCE = 0.5;
/** Words tell what a model passes over: a product's name, a place. What they count where the model's worth is not known. */
export const SHARE_OF_WORDS = 0.55;

/** From cosines of pairs taken at random, and of pairs that are as near as there are. */
export function readScale(atRandom: readonly number[], near: readonly number[]): Scale {
  const mean = atRandom.reduce((sum, value) => sum + value, 0) / (atRandom.length || 1);
  const squares = atRandom.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const chance = Math.min(MOST_CHANCE, mean + DEVIATIONS * Math.sqrt(squares / (atRandom.length || 1)));
  const typical = [...near].sort((a, b) => a - b)[Math.floor(near.length / 2)] ?? 1;
  return { chance, typical: Math.max(typical, chance + 0.1) };
}

/** How alike two are, 0 to 1, on the scale of what words say. */
export function alike(cosine: number, { chance, typical }: Scale): number {
  return Math.min(1, Math.max(0, (TYPICAL * (cosine - chance)) / (typical - chance)));
}

/** What words and vectors say together; where one side has no vector, the words alone. */
export function blend(byWords: number, byVector: number | null, shareOfWords = SHARE_OF_WORDS): number {
  return byVector === null ? byWords : shareOfWords * byWords + (1 - shareOfWords) * byVector;
}

import { expect, test } from 'vitest';
import { clusterQuestions } from './cluster-questions.ts';
import { quantise } from './dense-vectors.ts';
import { alike, readScale } from './dense-scale.ts';

const DIMENSIONS = 24;
const MATTERS = 4;
const EACH = 30;

/** Always the same; neither even nor random, as far as a cosine can tell. */
function wave(seed: number): number[] {
  return Array.from({ length: DIMENSIONS }, (_, at) => Math.sin((seed + 1) * (at + 1) * 12.9898) * 1.4);
}

/** As a model would place them that spreads each matter so far, and has so much in common to all. */
function place(spread: number, common: number) {
  return Array.from({ length: MATTERS * EACH }, (_, index) => {
    const [matter, own, all] = [wave(1_000 + (index % MATTERS)), wave(index), wave(5_000)];
    const vector = quantise(matter.map((value, at) => value + spread * (own[at] ?? 0) + common * (all[at] ?? 0)));
    // No two share a word.
    return {
      id: String(index),
      text: `q${String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26))}zz`,
      vector,
    };
  });
}

test.each([
  ['close together', 0.3, 3],
  ['far apart', 0.8, 0],
])('the questions of a matter come together whether a model places them %s', async (_, spread, common) => {
  const questions = place(spread, common);
  const { topic } = await clusterQuestions(questions);
  const topics = Array.from({ length: MATTERS }, (_, matter) =>
    Map.groupBy(
      [...questions.keys()].filter((index) => index % MATTERS === matter),
      (index) => topic[index],
    ),
  );
  const largest = topics.map((held) => [...held].sort((a, b) => b[1].length - a[1].length)[0]);
  expect(new Set(largest.map((held) => held?.[0])).size).toBe(MATTERS);
  for (const held of largest) expect(held?.[1].length).toBeGreaterThan(EACH * 0.8);
});

test('a cosine counts from what is chance to what is usual, on each model’s own scale', () => {
  const wide = readScale([-0.1, 0, 0.1], [0.4, 0.5, 0.6]);
  const narrow = readScale([0.1, 0.2, 0.3], [0.7, 0.8, 0.9]);
  expect(alike(0.5, wide)).toBeCloseTo(alike(0.8, narrow));
  expect(alike(0.5, wide)).toBeGreaterThan(alike(0.5, narrow));
  expect([alike(0, wide), alike(0.2, narrow)]).toEqual([0, 0]);
});

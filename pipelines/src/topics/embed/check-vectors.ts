/** What a model gave as vectors is taken only if it can be: one for each text, all of one length, of numbers. */
import { quantise, type DenseVector } from '../dense-vectors.ts';

export type CheckedVectors =
  /** Null for a text whose vector points nowhere. */
  { ok: true; vectors: (DenseVector | null)[]; length: number } | { ok: false; reason: string };

/** Longer ones are no embedding that we know of. */
const MOST_DIMENSIONS = 8_192;

export interface ExpectedVectors {
  texts: number;
  /** Of earlier answers; null before the first. */
  length: number | null;
  /** Vectors in the provider's own answer; null where it does not say. */
  said: number | null;
}

export function checkVectors(given: unknown, { texts, length, said }: ExpectedVectors): CheckedVectors {
  if (!Array.isArray(given)) return unusable('The model’s answer held no vectors.');
  const vectors: readonly unknown[] = given;
  const count = said ?? vectors.length;
  if (count !== texts || vectors.length !== texts)
    return unusable(`The model answered with ${count} vectors where ${texts} were asked for.`);
  const checked: (DenseVector | null)[] = [];
  let expected = length;
  for (const vector of vectors) {
    if (!isNumbers(vector)) return unusable('The model’s answer held vectors that are not made of numbers.');
    expected ??= vector.length;
    if (vector.length !== expected)
      return unusable(`The model answered with a vector of ${vector.length} numbers where ${expected} were expected.`);
    checked.push(quantise(vector));
  }
  return { ok: true, vectors: checked, length: expected ?? 0 };
}

function isNumbers(vector: unknown): vector is number[] {
  if (!Array.isArray(vector) || vector.length === 0 || vector.length > MOST_DIMENSIONS) return false;
  return vector.every((value) => typeof value === 'number' && Number.isFinite(value));
}

function unusable(reason: string): CheckedVectors {
  return { ok: false, reason };
}

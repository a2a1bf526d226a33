/**
 * Questions as an embedding model places them. A vector is kept as a byte a dimension, since only its direction counts,
 * and two are compared by what sets them apart from the others: all questions of a shop look alike to a model until the
 * middle of them is taken away.
 */

import { giveWay, isTurn } from './give-way.ts';

/** A vector, each number from -127 to 127; of one length in one space. */
export type DenseVector = Int8Array;

/** Null: a question without a vector. */
export type Points = readonly (Float32Array | null)[];

export interface Mean {
  /** Vectors it is the mean of. */
  size: number;
  /** Of unit vectors, so that it is shorter than one. */
  mean: Float32Array;
}

/** Vectors added up in one go. */
const AT_A_TIME = 1_000;
/** The middle of a few questions is what they are about, not what all have in common. */
const FEW_VECTORS = 20;

/** As stored; null for one that points nowhere. */
export function quantise(numbers: readonly number[]): DenseVector | null {
  const most = numbers.reduce((sum, value) => Math.max(sum, Math.abs(value)), 0);
  if (!(most > 0) || !Number.isFinite(most)) return null;
  return Int8Array.from(numbers, (value) => Math.round((value / most) * 127));
}

/** The length that most of them have; 0 when there are none. */
export function commonLength(vectors: Iterable<{ length: number } | null | undefined>): number {
  const counts = new Map<number, number>();
  for (const vector of vectors)
    if (vector && vector.length > 0) counts.set(vector.length, (counts.get(vector.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/** The mean of vectors, with one that is known already; those of another length are left out. Null of nothing. */
export function meanOf(vectors: Iterable<DenseVector | Float32Array | null>, known: Mean | null = null): Mean | null {
  const own = [...vectors];
  const length = known?.mean.length ?? commonLength(own);
  const sum = Float32Array.from({ length }, (_, at) => (known?.mean[at] ?? 0) * (known?.size ?? 0));
  let size = known?.size ?? 0;
  for (const vector of own) {
    if (vector?.length !== length || length === 0) continue;
    const norm = lengthOf(vector);
    for (let at = 0; at < length; at += 1) sum[at]! += vector[at]! / norm;
    size += 1;
  }
  return size === 0 ? null : { size, mean: sum.map((value) => value / size) };
}

/** What is taken away from each vector before it is compared. */
export function middleOf({ size, mean }: Mean): Float32Array {
  const share = size / (size + FEW_VECTORS);
  return mean.map((value) => value * share);
}

/** Where a vector, or the mean of some, lies from the middle: a unit vector. */
export function pointFromMiddle(vector: DenseVector | Float32Array, middle: Float32Array): Float32Array {
  const norm = vector instanceof Int8Array ? lengthOf(vector) : 1;
  return toUnit(Float32Array.from(vector, (value, at) => value / norm - (middle[at] ?? 0)));
}

/** Null for those without a vector, or with one of another length than most have. */
export async function toPoints(vectors: readonly (DenseVector | null | undefined)[]): Promise<Points> {
  const length = commonLength(vectors);
  const fitting = vectors.map((vector) => (vector?.length === length && length > 0 ? vector : null));
  let mean: Mean | null = null;
  for (let from = 0; from < fitting.length; from += AT_A_TIME) {
    await giveWay();
    mean = meanOf(fitting.slice(from, from + AT_A_TIME), mean);
  }
  const middle = mean && middleOf(mean);
  const points: (Float32Array | null)[] = [];
  for (const [step, vector] of fitting.entries()) {
    if (isTurn(step)) await giveWay();
    points.push(vector && middle && pointFromMiddle(vector, middle));
  }
  return points;
}

export function toUnit(vector: Float32Array): Float32Array {
  const length = lengthOf(vector);
  return vector.map((value) => value / length);
}

/** Not null also where it is nothing: 1, to divide by. */
export function lengthOf(vector: DenseVector | Float32Array): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return Math.sqrt(squares) || 1;
}

/** The cosine of two unit vectors; four sums at a time do not wait for each other. */
export function cosineOf(a: Float32Array, b: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const whole = a.length - (a.length % 4);
  for (let at = 0; at < whole; at += 4) {
    first += a[at]! * b[at]!;
    second += a[at + 1]! * b[at + 1]!;
    third += a[at + 2]! * b[at + 2]!;
    fourth += a[at + 3]! * b[at + 3]!;
  }
  for (let at = whole; at < a.length; at += 1) first += a[at]! * b[at]!;
  return first + second + third + fourth;
}

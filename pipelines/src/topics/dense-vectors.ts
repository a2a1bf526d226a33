/**
 * Questions as an embedding model places them. A vector is kept as a byte a dimension, since only its direction counts,
 * and two are compared by what sets them apart from the others: all questions of a shop look alike to a model until the
 * middle of them is taken away.
 */

/** A vector, each number from -127 to 127; of one length in one space. */
export type DenseVector = Int8Array;

export interface Mean {
  /** Vectors it is the mean of. */
  size: number;
  /** Of unit vectors, so that it is shorter than one. */
  mean: Float32Array;
}

/** What two questions that have nothing to do with each other still seem to share. */
const NOISE = 0.2;
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
export function toPoints(vectors: readonly (DenseVector | null | undefined)[]): (Float32Array | null)[] {
  const length = commonLength(vectors);
  const fitting = vectors.map((vector) => (vector?.length === length && length > 0 ? vector : null));
  const mean = meanOf(fitting);
  if (!mean) return fitting.map(() => null);
  const middle = middleOf(mean);
  return fitting.map((vector) => vector && pointFromMiddle(vector, middle));
}

export function toUnit(vector: Float32Array): Float32Array {
  const length = lengthOf(vector);
  return vector.map((value) => value / length);
}

function lengthOf(vector: DenseVector | Float32Array): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return Math.sqrt(squares) || 1;
}

/** How alike two points are, 0 to 1: their cosine above what is chance. */
export function alike(a: Float32Array, b: Float32Array): number {
  let product = 0;
  for (let at = 0; at < a.length; at += 1) product += a[at]! * b[at]!;
  return Math.max(0, (product - NOISE) / (1 - NOISE));
}

/** What words and vectors say together; where one side has no vector, the words alone. */
export function blend(byWords: number, byVector: number | null): number {
  return byVector === null ? byWords : Math.max(byWords, byVector);
}

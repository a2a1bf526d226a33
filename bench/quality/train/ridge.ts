/** Logistic regression with a ridge penalty on standardised features, by Newton's method: few rows, steady weights. */
import type { LinearScore } from '@debrief/pipelines/analyse';
import type { Examples } from './boost.ts';

const STEPS = 25;
const SETTLED = 1e-8;

/** Learns from the examples whose indices are given, each counted `weight` times. */
export function fitRidge(
  { features, rows, target, weight }: Examples,
  chosen: readonly number[],
  penalty: number,
): LinearScore {
  const size = features.length + 1;
  const { means, spreads } = standardise(rows, chosen, features.length);
  const inputs = chosen.map((row) => [
    1,
    ...means.map((mean, column) => (rows[row]![column]! - mean) / spreads[column]!),
  ]);
  const solution = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = new Array<number>(size).fill(0);
    const curve = Array.from({ length: size }, () => new Float64Array(size));
    inputs.forEach((input, at) => {
      const row = chosen[at]!;
      const odds = input.reduce((sum, value, column) => sum + value * solution[column]!, 0);
      const chance = 1 / (1 + Math.exp(-odds));
      const part = weight?.[row] ?? 1;
      const bend = part * chance * (1 - chance);
      for (let i = 0; i < size; i += 1) {
        slope[i]! += part * (target[row]! - chance) * input[i]!;
        for (let j = 0; j <= i; j += 1) curve[i]![j]! += bend * input[i]! * input[j]!;
      }
    });
    for (let i = 0; i < size; i += 1) {
      if (i > 0) slope[i]! -= penalty * solution[i]!;
      curve[i]![i]! += i > 0 ? penalty : SETTLED;
      for (let j = 0; j < i; j += 1) curve[j]![i] = curve[i]![j]!;
    }
    const move = solve(curve, slope);
    move.forEach((by, column) => (solution[column]! += by));
    if (Math.max(...move.map(Math.abs)) < SETTLED) break;
  }
  return toRawFeatures(features, means, spreads, solution);
}

function standardise(rows: readonly Float64Array[], chosen: readonly number[], columns: number) {
  const means = Array.from({ length: columns }, (_, column) => average(chosen.map((row) => rows[row]![column]!)));
  const spreads = means.map(
    (mean, column) => Math.sqrt(average(chosen.map((row) => (rows[row]![column]! - mean) ** 2))) || 1,
  );
  return { means, spreads };
}

/** Weights of the features as they are, not standardised. */
function toRawFeatures(
  features: readonly string[],
  means: readonly number[],
  spreads: readonly number[],
  [bias = 0, ...solution]: readonly number[],
): LinearScore {
  const weights = solution.map((value, column) => value / spreads[column]!);
  const named = (values: readonly number[]) =>
    Object.fromEntries(features.map((name, at) => [name, round(values[at]!)]));
  return {
    bias: round(bias - weights.reduce((sum, value, column) => sum + value * means[column]!, 0)),
    weights: named(weights),
    means: named(means),
  };
}

/** Gauss-Jordan elimination with pivoting. */
function solve(matrix: readonly Float64Array[], right: readonly number[]): number[] {
  const size = right.length;
  const table = matrix.map((row, at) => [...row, right[at]!]);
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(table[row]![column]!) > Math.abs(table[pivot]![column]!)) pivot = row;
    }
    [table[column], table[pivot]] = [table[pivot]!, table[column]!];
    for (let row = 0; row < size; row += 1) {
      const factor = row === column ? 0 : table[row]![column]! / table[column]![column]!;
      if (factor === 0) continue;
      for (let at = column; at <= size; at += 1) table[row]![at]! -= factor * table[column]![at]!;
    }
  }
  return table.map((row, at) => row[size]! / row[at]!);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

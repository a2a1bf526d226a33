/**
 * What a term says of its question's matter, by how much the rest of the questions that hold it agree: those with "voucher"
 * speak of codes and baskets, those with a product's name of anything at all. A name would gather all about one product
 * into one topic, and no list can know a shop's names.
 */
import { giveWay, isTurn } from './give-way.ts';
import type { SparseVector } from './vectors.ts';

/** Mean cosine between the rests of the questions from which a term counts in full. */
const AGREE_AT = 0.085;
const LEAST_WORTH = 0.1;
/** Fewer questions cannot disagree. */
const ENOUGH_HOLDERS = 3;
/** A vector shorter than this has words that no other question holds. */
const WHOLE = 0.99;
/** A term in so many of another's questions comes with it, as a concept with its word: no agreement of theirs. */
const COMES_WITH = 0.9;

/** For each term `LEAST_WORTH` to 1. */
export async function measureCohesion(questions: readonly SparseVector[], terms: number): Promise<Float32Array> {
  const worth = new Float32Array(terms).fill(1);
  const sum = new Float32Array(terms);
  const seen = new Int32Array(terms);
  for (const [term, holders] of listHolders(questions, terms).entries()) {
    if (isTurn(term)) await giveWay();
    if (holders.length < ENOUGH_HOLDERS) continue;
    const touched: number[] = [];
    for (const { terms: own } of holders) for (const other of own) if ((seen[other]! += 1) === 1) touched.push(other);
    const comesWith = (other: number) => (seen[other] ?? 0) >= COMES_WITH * holders.length;
    let [rests, units] = [0, 0];
    for (const { terms: own, weights } of holders) {
      let [squares, known] = [0, 0];
      own.forEach((other, at) => {
        const square = (weights[at] ?? 0) ** 2;
        known += square;
        if (!comesWith(other)) squares += square;
      });
      // What only one question says agrees with nothing; where nothing else is said there is nothing to agree.
      if (squares === 0) {
        rests += Number(known < WHOLE);
        continue;
      }
      rests += 1;
      units += 1;
      const length = Math.sqrt(squares);
      own.forEach((other, at) => {
        if (!comesWith(other)) sum[other]! += (weights[at] ?? 0) / length;
      });
    }
    // The square of the sum of unit vectors holds each pair twice, and each of them with itself.
    const square = touched.reduce((total, other) => total + (sum[other] ?? 0) ** 2, 0);
    if (rests >= ENOUGH_HOLDERS) {
      const agreement = (square - units) / (rests * (rests - 1));
      worth[term] = Math.min(1, Math.max(LEAST_WORTH, agreement / AGREE_AT));
    }
    for (const other of touched) sum[other] = seen[other] = 0;
  }
  return worth;
}

function listHolders(questions: readonly SparseVector[], terms: number): SparseVector[][] {
  const holders = Array.from({ length: terms }, (): SparseVector[] => []);
  for (const question of questions) for (const term of question.terms) holders[term]?.push(question);
  return holders;
}

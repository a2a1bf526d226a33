import { expect, test } from 'vitest';
import { consolidateTopics } from './consolidate-topics.ts';
import { quantise } from './dense-vectors.ts';

const STEPS = 1_000;

test.each([false, true])(
  'while questions are looked at, others get their turn (with vectors: %s)',
  async (withVectors) => {
    const questions = Array.from({ length: STEPS }, (_, index) => ({
      id: String(index),
      text: `matter${index % 40} about thing${index % 7}`,
      topic: null,
      isDecided: false,
      vector: withVectors ? quantise([Math.sin(index % 40), Math.cos(index % 40), index % 7]) : null,
    }));
    let turns = 0;
    let isOver = false;
    const takeTurn = () => {
      turns += 1;
      if (!isOver) setImmediate(takeTurn);
    };
    setImmediate(takeTurn);
    await consolidateTopics(questions, () => crypto.randomUUID());
    isOver = true;
    expect(turns).toBeGreaterThan(STEPS / 64);
  },
);

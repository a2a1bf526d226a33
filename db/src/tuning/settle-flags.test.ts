import { describe, expect, it } from 'vitest';
import { newId, type MessageId } from '../ids.ts';
import { defaultTuning, settleFlags, type FlagToSettle } from './settle-flags.ts';
import { MIN_WEIGHT, weighRule } from './weigh-rule.ts';

const message = newId<MessageId>();

function flag(change: Partial<FlagToSettle> = {}): FlagToSettle {
  return { kind: 'knowledge_gap', messageId: message, rule: 'gap.deflected', foundScore: 0.6, ...change };
}

function weighed(wrong: number, right: number) {
  return {
    ...defaultTuning,
    weights: new Map([['gap.deflected', { right, wrong, weight: weighRule({ right, wrong }) }]]),
  };
}

describe('the weight of a rule', () => {
  it('is whole with few verdicts, whatever they say', () => {
    expect(weighRule({ right: 0, wrong: 0 })).toBe(1);
    expect(weighRule({ right: 0, wrong: 4 })).toBe(1);
  });

  it('follows the smoothed precision: six wrong of eight leave six thirteenths, of four fifths', () => {
    expect(weighRule({ right: 2, wrong: 6 })).toBeCloseTo(6 / 13 / 0.8, 10);
  });

  it('never rises above one, never falls below its least, and only falls with each wrong verdict', () => {
    expect(weighRule({ right: 500, wrong: 0 })).toBe(1);
    expect(weighRule({ right: 0, wrong: 500 })).toBe(MIN_WEIGHT);
    const weights = Array.from({ length: 40 }, (_, wrong) => weighRule({ right: 5, wrong }));
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  });
});

describe('a finding', () => {
  it('shows from the threshold on', () => {
    expect(settleFlags([flag({ foundScore: 0.5 })], defaultTuning)).toMatchObject([{ status: 'open', score: 0.5 }]);
    expect(settleFlags([flag({ foundScore: 0.49 })], defaultTuning)).toMatchObject([{ status: 'below' }]);
    const stricter = { ...defaultTuning, threshold: 0.7 };
    expect(settleFlags([flag(), flag({ foundScore: 0.7 })], stricter).map(({ status }) => status)).toEqual([
      'below',
      'open',
    ]);
  });

  it('is held against the analyser’s threshold for its kind where the workspace has none', () => {
    const failure = flag({
      kind: 'failed_answer',
      rule: 'failed.repeated',
      messageId: newId<MessageId>(),
      foundScore: 0.4,
    });
    const tuning = { ...defaultTuning, defaults: { knowledge_gap: 0.65, failed_answer: 0.35 } };
    expect(settleFlags([flag(), failure], tuning).map(({ status }) => status)).toEqual(['below', 'open']);
    const own = settleFlags([flag(), failure], { ...tuning, threshold: 0.5 });
    expect(own.map(({ status }) => status)).toEqual(['open', 'below']);
  });

  it('of a rule often called wrong sinks below the threshold, and those of other rules stay', () => {
    const other = flag({ rule: 'gap.denied', messageId: newId<MessageId>() });
    const [down, up] = settleFlags([flag(), other], weighed(6, 2));
    expect(down).toMatchObject({
      status: 'below',
      score: Math.fround(Math.fround(0.6) * weighRule({ right: 2, wrong: 6 })),
    });
    expect(up).toMatchObject({ status: 'open', score: Math.fround(0.6) });
  });

  it('that is a fact counts in full: nobody can vote a visitor’s rating away', () => {
    const rating = flag({ kind: 'unhelpful_feedback', rule: 'rating.unhelpful', foundScore: 1 });
    const tuning = {
      ...defaultTuning,
      threshold: 0.9,
      weights: new Map([['rating.unhelpful', { right: 0, wrong: 50, weight: MIN_WEIGHT }]]),
    };
    expect(settleFlags([rating], tuning)).toMatchObject([{ status: 'open', score: 1 }]);
  });

  it('that an answer failed is not shown beside the gap it is, and is when the gap is not shown', () => {
    const failure = flag({ kind: 'failed_answer', rule: 'failed.repeats', foundScore: 0.8 });
    expect(settleFlags([failure, flag()], defaultTuning).map(({ status }) => status)).toEqual(['below', 'open']);
    const stricter = { ...defaultTuning, threshold: 0.7 };
    expect(settleFlags([failure, flag()], stricter).map(({ status }) => status)).toEqual(['open', 'below']);
    expect(settleFlags([failure], defaultTuning, new Set([message]))).toMatchObject([{ status: 'below' }]);
  });
});

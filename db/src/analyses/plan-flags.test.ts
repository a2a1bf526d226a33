import { expect, it } from 'vitest';
import { newId, type MessageId } from '../ids.ts';
import { planFlags, type StoredFlag, type WeighedFlag } from './plan-flags.ts';

const answer = newId<MessageId>();
const other = newId<MessageId>();
const full = { name: 'local@1', exhaustive: true };
const atOnce = { name: 'local@1', exhaustive: false };

function found(flag: Partial<WeighedFlag> = {}): WeighedFlag {
  const score = flag.score ?? 0.8;
  return {
    kind: 'knowledge_gap',
    messageId: answer,
    rule: 'gap.denied',
    score,
    foundScore: score,
    status: 'open',
    reason: 'No answer.',
    evidence: [{ messageId: answer, start: 0, end: 9 }],
    ...flag,
  };
}

function stored(flag: Partial<StoredFlag> = {}): StoredFlag {
  const score = flag.score ?? 0.8;
  return { ...found(), id: 'f', score, foundScore: score, flaggedBy: 'local@1', ...flag };
}

const nothing = { write: [], withdraw: [], unseen: { write: [], withdraw: [] } };

it('writes what is new and nothing that is already said', () => {
  expect(planFlags([stored()], [found(), found({ messageId: other })], full)).toEqual({
    ...nothing,
    write: [found({ messageId: other })],
  });
});

it('takes a score that was rounded to 32 bits for the same score', () => {
  expect(planFlags([stored({ score: Math.fround(0.123456789) })], [found({ score: 0.123456789 })], full).write).toEqual(
    [],
  );
});

it('withdraws what an exhaustive finder did not find, and only then', () => {
  expect(planFlags([stored()], [], full).withdraw).toHaveLength(1);
  expect(planFlags([stored()], [], atOnce).withdraw).toEqual([]);
});

it.each([
  ['called right', { status: 'right' }],
  ['called wrong', { status: 'wrong' }],
  ['raised by hand', { kind: 'manual' }],
  ['raised by a member', { flaggedBy: 'member:1' }],
] as const)('never touches a flag that a member has %s', (_, member) => {
  const flag = stored(member);
  const again = found({ kind: flag.kind, reason: 'Something else.' });
  expect(planFlags([flag], [again], full)).toEqual(nothing);
  expect(planFlags([flag], [], full)).toEqual(nothing);
});

it('reopens a withdrawn flag at once only for what the visitor plainly did', () => {
  const gap = stored({ status: 'withdrawn' });
  expect(planFlags([gap], [found()], atOnce).write).toEqual([]);
  expect(planFlags([gap], [found()], full).write).toEqual([found()]);
  const rating = found({ kind: 'unhelpful_feedback' });
  expect(planFlags([stored({ ...rating, status: 'withdrawn' })], [rating], atOnce).write).toEqual([rating]);
});

it('does not let the quick look speak over the words of another analyser', () => {
  const words = found({ reason: 'In other words.' });
  expect(planFlags([stored({ flaggedBy: 'model:x' })], [words], atOnce).write).toEqual([]);
  expect(planFlags([stored({ flaggedBy: 'local@1' })], [words], atOnce).write).toEqual([words]);
  expect(planFlags([stored({ flaggedBy: 'model:x' })], [words], full).write).toEqual([words]);
});

it('raises a handoff once while the conversation goes on', () => {
  const asked = stored({ kind: 'handoff_requested' });
  const wandered = found({ kind: 'handoff_requested', messageId: other });
  expect(planFlags([asked], [wandered], atOnce).write).toEqual([]);
  expect(planFlags([], [wandered], atOnce).write).toEqual([wandered]);
});

it('keeps the stronger of two findings of one kind on one message', () => {
  expect(planFlags([], [found({ score: 0.5 }), found({ score: 0.9 })], full).write).toEqual([found({ score: 0.9 })]);
});

it('keeps what is below the threshold apart, so that nobody is told of it', () => {
  const below = found({ status: 'below' });
  expect(planFlags([], [below], full)).toEqual({ ...nothing, unseen: { write: [below], withdraw: [] } });
  const hidden = stored({ status: 'below' });
  expect(planFlags([hidden], [below], full)).toEqual(nothing);
  expect(planFlags([hidden], [], full)).toEqual({ ...nothing, unseen: { write: [], withdraw: [hidden] } });
});

it('tells of a flag that comes up to the threshold, and of one that sinks below it', () => {
  expect(planFlags([stored({ status: 'below' })], [found()], full).write).toEqual([found()]);
  expect(planFlags([stored()], [found({ status: 'below' })], full).write).toEqual([found({ status: 'below' })]);
});

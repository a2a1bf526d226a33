import { expect, it } from 'vitest';
import { newId, type MessageId } from '../ids.ts';
import { planFlags, type FoundFlag, type StoredFlag } from './plan-flags.ts';

const answer = newId<MessageId>();
const other = newId<MessageId>();
const full = { name: 'local@1', exhaustive: true };
const atOnce = { name: 'local@1', exhaustive: false };

function found(flag: Partial<FoundFlag> = {}): FoundFlag {
  return {
    kind: 'knowledge_gap',
    messageId: answer,
    score: 0.8,
    reason: 'No answer.',
    evidence: [{ messageId: answer, start: 0, end: 9 }],
    ...flag,
  };
}

function stored(flag: Partial<StoredFlag> = {}): StoredFlag {
  return { ...found(), id: 'f', status: 'open', flaggedBy: 'local@1', ...flag };
}

it('writes what is new and nothing that is already said', () => {
  expect(planFlags([stored()], [found(), found({ messageId: other })], full)).toEqual({
    write: [found({ messageId: other })],
    withdraw: [],
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
  expect(planFlags([flag], [again], full)).toEqual({ write: [], withdraw: [] });
  expect(planFlags([flag], [], full)).toEqual({ write: [], withdraw: [] });
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

/** The form actions of the Topics pages: a member renames, merges and splits, and takes it back. */
import type { MessageId } from '@debrief/db';
import { mergeTopics, renameTopic, splitTopic, undoTopicAct, type TopicChange } from '@debrief/pipelines/topics/run';
import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { refuse } from '#lib/form/parse-form.ts';
import { requireRole } from '../member-session.ts';
import { postgres } from '../stores.ts';

const number = z.coerce.number().int().positive();
const label = z.string().trim().min(1, 'Enter a name.').max(80, 'Use at most 80 characters.');
const renameForm = z.object({ number, label });
const mergeForm = z.object({ from: number, into: number });
const splitForm = z.object({ number, label, questions: z.array(z.string()).min(1, 'Tick the questions to take out.') });

/** "message ordinal", as the page names a question. */
const questionName = /^([0-9a-f-]{36}) (\d{1,4})$/;

const reasons = {
  unknown: 'This topic is gone. Reload the page.',
  same: 'These are one topic already. Choose another.',
  nothing: 'These questions are not in this topic any more. Reload the page.',
  taken: 'This was asked for before, and otherwise.',
} as const;

type Event = Pick<RequestEvent, 'locals' | 'request'>;

export const changeActions = {
  rename: async ({ locals, request }: Event) => {
    const asker = requireRole(locals, 'owner', 'operator');
    const read = renameForm.safeParse(Object.fromEntries(await request.formData()));
    return read.success ? answer(await renameTopic(postgres(), asker, read.data)) : refused(read.error);
  },
  merge: async ({ locals, request }: Event) => {
    const asker = requireRole(locals, 'owner', 'operator');
    const read = mergeForm.safeParse(Object.fromEntries(await request.formData()));
    return read.success ? answer(await mergeTopics(postgres(), asker, read.data)) : refused(read.error);
  },
  split: async ({ locals, request }: Event) => {
    const asker = requireRole(locals, 'owner', 'operator');
    const form = await request.formData();
    const read = splitForm.safeParse({ ...Object.fromEntries(form), questions: form.getAll('question') });
    if (!read.success) return refused(read.error);
    const questions = read.data.questions.flatMap((name) => {
      const [, messageId, ordinal] = questionName.exec(name) ?? [];
      return messageId === undefined ? [] : [{ messageId: messageId as MessageId, ordinal: Number(ordinal) }];
    });
    return answer(await splitTopic(postgres(), asker, { ...read.data, questions }));
  },
  undo: async ({ locals, request }: Event) => {
    const { workspaceId } = requireRole(locals, 'owner', 'operator');
    const act = z.uuid().safeParse((await request.formData()).get('act'));
    if (!act.success) error(400, 'What is to be taken back is not named.');
    if (!(await undoTopicAct(postgres(), workspaceId, act.data))) return fail(409, { message: 'It was taken back.' });
    return { undone: true };
  },
};

function answer(change: TopicChange) {
  if (!change.done) return refuse(409, { errors: {}, values: {}, message: reasons[change.because] });
  return { act: change.actId, number: change.number };
}

function refused(problem: z.ZodError) {
  const errors: Record<string, string> = {};
  for (const issue of problem.issues) errors[String(issue.path[0] ?? '')] ??= issue.message;
  return refuse(400, { errors, values: {}, message: Object.values(errors)[0] ?? 'Not understood.' });
}

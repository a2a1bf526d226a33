import { listTopicNames, parseId, readTopic, type MessageId, type QuestionKey } from '@debrief/db';
import { error, redirect } from '@sveltejs/kit';
import { requireMember } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  const { workspaceId, role } = requireMember(locals);
  depends('topics:kept');
  const number = /^\d{1,9}$/.test(params.number) ? Number(params.number) : 0;
  const placeAsked = url.searchParams.get('after');
  const after = placeAsked === null ? null : parsePlace(placeAsked);
  if (placeAsked !== null && after === null) error(400, `There is no place “${placeAsked}” in a topic.`);
  const sql = postgres();
  const [topic, names] = await Promise.all([
    readTopic(sql, workspaceId, { number, after }),
    listTopicNames(sql, workspaceId),
  ]);
  if (!topic) error(404, 'There is no such topic.');
  // A merged one is shown as the topic it is part of.
  if (topic.number !== number) redirect(303, `/topics/${String(topic.number)}`);
  return {
    topic,
    next: topic.next && `${topic.next.messageId}.${String(topic.next.ordinal)}`,
    isFirstPage: after === null,
    others: names
      .filter((name) => !name.isMerged && name.number !== number)
      .map(({ number: other, label }) => ({ number: other, label })),
    mayEdit: role !== 'analyst',
  };
};

function parsePlace(text: string): QuestionKey | null {
  const [message = '', ordinal = ''] = text.split('.');
  const messageId = parseId<MessageId>(message);
  return messageId !== null && /^\d{1,4}$/.test(ordinal) ? { messageId, ordinal: Number(ordinal) } : null;
}

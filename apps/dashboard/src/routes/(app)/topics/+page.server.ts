import { listTopics, readEmbeddingState, readWorkspace, topicOrders } from '@debrief/db';
import { error } from '@sveltejs/kit';
import { requireMember } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import { lastWeeks } from '#lib/server/time/calendar.ts';
import { changeActions } from '#lib/server/topics/change-actions.ts';
import type { Actions, PageServerLoad } from './$types';

const WEEKS = 8;

export const load: PageServerLoad = async ({ locals, url, depends }) => {
  const { workspaceId, role } = requireMember(locals);
  depends('topics:kept');
  const asked = url.searchParams.get('order');
  const order = topicOrders.find((known) => known === asked) ?? 'asked';
  if (asked !== null && asked !== order) error(400, `Topics cannot be put in the order “${asked}”.`);
  const sql = postgres();
  const workspace = await readWorkspace(sql, workspaceId);
  const bounds = lastWeeks(WEEKS, new Date(), workspace);
  const from = bounds[0] ?? new Date();
  const [page, embedding] = await Promise.all([
    listTopics(sql, workspaceId, { bounds, order }),
    readEmbeddingState(sql, workspaceId),
  ]);
  // The filter reads a day in the workspace's time zone, as the weeks are counted.
  const since = new Intl.DateTimeFormat('sv-SE', { timeZone: workspace.timeZone }).format(from);
  return { ...page, embedding, order, from, since, weekCount: WEEKS, mayEdit: role !== 'analyst' };
};

export const actions: Actions = changeActions;

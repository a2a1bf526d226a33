import { listTopics, readWorkspace, topicOrders } from '@debrief/db';
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
  const bounds = lastWeeks(WEEKS, new Date(), await readWorkspace(sql, workspaceId));
  const page = await listTopics(sql, workspaceId, { bounds, order });
  return { ...page, order, from: bounds[0] ?? new Date(), weekCount: WEEKS, mayEdit: role !== 'analyst' };
};

export const actions: Actions = changeActions;

import { listTopics, readTopic, readWorkspace, topicOrders, type Sql } from '@debrief/db';
import { z } from 'zod';
import { lastWeeks } from '../time/calendar.ts';
import type { Handler } from './edge.ts';
import { Problem } from './problem.ts';
import { parseQuery } from './read-conversations.ts';
import { toTopic, toWholeTopic } from './topic-views.ts';

const listQuery = z.strictObject({
  weeks: z.coerce.number().int().min(1).max(52).default(8),
  order: z.enum(topicOrders).default('asked'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const oneQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) });

/** The handlers that read topics. */
export function createTopicReader(sql: Sql) {
  const list: Handler = async ({ url }, { workspaceId }) => {
    const { weeks, order, limit } = parseQuery(url, listQuery);
    const bounds = lastWeeks(weeks, new Date(), await readWorkspace(sql, workspaceId));
    const { rows, total, waiting } = await listTopics(sql, workspaceId, { bounds, order, limit });
    return Response.json({ topics: rows.map(toTopic), total, waiting, weeks: bounds });
  };

  const one: Handler = async ({ url, params }, { workspaceId }) => {
    const { limit } = parseQuery(url, oneQuery);
    const number = /^\d{1,9}$/.test(params.id ?? '') ? Number(params.id) : 0;
    const found = await readTopic(sql, workspaceId, { number, limit });
    if (!found) {
      const detail = `There is no topic ${String(params.id)}.`;
      throw new Problem({ status: 404, code: 'unknown_topic', detail });
    }
    return Response.json(toWholeTopic(found));
  };

  return { list, one };
}

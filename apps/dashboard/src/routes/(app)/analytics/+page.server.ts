import { listAgents, readLag, readWorkspace } from '@debrief/db';
import { overview, sliceMeasures, type FactFilter, type Grain } from '@debrief/db/clickhouse';
import { error } from '@sveltejs/kit';
import { cards, charted } from '#lib/analytics/measure-words.ts';
import { createCellLinks, stretchOf } from '#lib/server/analytics/open-cell.ts';
import { log } from '#lib/server/log.ts';
import { requireMember } from '#lib/server/member-session.ts';
import { clickhouse, postgres } from '#lib/server/stores.ts';
import { lastDays, periodBefore } from '#lib/server/time/calendar.ts';
import type { PageServerLoad } from './$types';

const spans = { '7': 7, '28': 28, '56': 56, '365': 365 } as const;
const groupings = ['device', 'country'] as const;
/** Lines a chart can hold and be read; the rest stays in the table. */
const MAX_LINES = 6;
const MAX_ROWS = 12;

/** One of the values a parameter may have; a 400 that names it otherwise. */
function choose<Value extends string>(
  params: URLSearchParams,
  name: string,
  allowed: readonly Value[],
  standard: Value,
): Value {
  const given = params.get(name) ?? standard;
  return allowed.find((value) => value === given) ?? error(400, `Analytics does not understand ${name} “${given}”.`);
}

/** What a bucket lacks: the first may begin before the period, and today or this week is not over yet. */
function noteParts(buckets: readonly { start: Date }[], period: { from: Date }): (string | null)[] {
  return buckets.map(({ start }, place) => {
    if (place === buckets.length - 1) return 'so far';
    return start < period.from ? 'in part' : null;
  });
}

export const load: PageServerLoad = async ({ locals, url, depends }) => {
  const { workspaceId } = requireMember(locals);
  depends('analytics');
  const sql = postgres();
  const [calendar, agents] = await Promise.all([readWorkspace(sql, workspaceId), listAgents(sql, workspaceId)]);

  const params = url.searchParams;
  const span = choose(params, 'days', Object.keys(spans) as (keyof typeof spans)[], '28');
  const measure = choose(params, 'measure', charted, 'conversations');
  const by = choose(params, 'by', groupings, 'device');
  const agent = choose(params, 'agent', ['', ...agents.map(({ id }) => id as string)], '');

  const period = lastDays(spans[span], new Date(), calendar.timeZone);
  const compareWith = periodBefore(period, calendar.timeZone);
  const grain: Grain = spans[span] <= 31 ? 'day' : 'week';
  const filter: FactFilter = agent ? { dimension: 'agent', in: [agent] } : { all: [] };
  const question = { ...calendar, period, filter };
  const view = { span, measure, by, agent, grain, period, compareWith };
  const shared = { view, agents, agentsShown: agents.length > 1 };

  const linksOf = createCellLinks(
    { timeZone: calendar.timeZone, agents, topics: [] },
    { period, values: agent ? [{ dimension: 'agent', value: agent }] : [] },
  );

  const behindSeconds = await readLag(sql, ['analytics']).then(
    (lags) => lags.find((lag) => lag.reader === 'analytics')?.lagSeconds ?? 0,
  );
  try {
    const store = clickhouse();
    const ask = (dimension: (typeof groupings)[number]) =>
      sliceMeasures(store, workspaceId, {
        ...question,
        measures: ['conversations', 'gap_rate', 'helpful_rate'],
        dimensions: [dimension],
      });
    const [summary, byDevice, byCountry] = await Promise.all([
      overview(store, workspaceId, { ...question, measures: cards, compareWith, grain }),
      ask('device'),
      ask('country'),
    ]);
    const groups = (by === 'device' ? byDevice : byCountry).rows
      .slice(0, MAX_LINES)
      .map((row) => row.dimensions[0] ?? '');
    const lines = await sliceMeasures(store, workspaceId, {
      ...question,
      measures: [measure],
      dimensions: [by],
      grain,
      filter: groups.length > 0 ? { all: [filter, { dimension: by, in: groups }] } : filter,
    });
    const places = new Map(summary.buckets.map(({ label }, place) => [label, place]));
    const breakdown = (dimension: (typeof groupings)[number], result: typeof byDevice) => ({
      rows: result.rows.slice(0, MAX_ROWS).map((row) => {
        const name = row.dimensions[0] ?? '';
        const open = (of: (typeof charted)[number]) => linksOf(of, { values: [{ dimension, value: name }] });
        const links = {
          conversations: open('conversations'),
          gap_rate: open('gap_rate'),
          helpful_rate: open('helpful_rate'),
        };
        return { name, values: row.values, links };
      }),
      total: result.rows.length,
    });
    return {
      ...shared,
      behindSeconds,
      facts: {
        current: summary.current,
        links: cards.map((name) => ({ name, ...linksOf(name) })),
        previous: summary.previous,
        sparkline: { buckets: summary.buckets, rows: summary.series },
        isCount: measure === 'conversations',
        buckets: summary.buckets,
        notes: noteParts(summary.buckets, period),
        groups,
        lines: lines.rows.map((row) => ({
          at: row.bucket?.label,
          group: row.dimensions[0] ?? '',
          value: row.values[measure],
          href: linksOf(measure, {
            values: [{ dimension: by, value: row.dimensions[0] ?? '' }],
            period: stretchOf(summary.buckets, places.get(row.bucket?.label ?? '') ?? 0, period),
          }).part,
        })),
        device: breakdown('device', byDevice),
        country: breakdown('country', byCountry),
      },
    };
  } catch (cause) {
    log.error({ err: cause }, 'Analytics could not be read');
    return { ...shared, behindSeconds, facts: null };
  }
};

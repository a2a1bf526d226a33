import { flagKinds, listFlagged, readLag, readWorkspace } from '@debrief/db';
import { countFlagged } from '@debrief/db/clickhouse';
import { error } from '@sveltejs/kit';
import { formatCursor, parseCursor } from '#lib/server/inbox/inbox-url.ts';
import { judgeFlag } from '#lib/server/inbox/judge-flag.ts';
import { log } from '#lib/server/log.ts';
import { requireMember, requireRole } from '#lib/server/member-session.ts';
import { renderMarkdown } from '#lib/server/render-markdown.ts';
import { clickhouse, postgres } from '#lib/server/stores.ts';
import { weekToOpen } from '#lib/server/review/week-to-open.ts';
import { localDate, startOfLocalDate, weekOf, type Period } from '#lib/server/time/calendar.ts';
import type { Actions, PageServerLoad } from './$types';

const HOUR_MS = 3_600_000;

export const load: PageServerLoad = async ({ locals, url, depends }) => {
  const { workspaceId } = requireMember(locals);
  depends('review:week');
  const sql = postgres();
  const calendar = await readWorkspace(sql, workspaceId);
  const now = new Date();

  const asked = url.searchParams.get('week');
  const day = asked === null ? null : startOfLocalDate(asked, calendar.timeZone);
  if (asked !== null && !day) error(400, `“${asked}” is not a date: a week is named by a day in it, as 2026-11-16.`);
  const kindAsked = url.searchParams.get('kind');
  const kind = flagKinds.find((known) => known === kindAsked) ?? null;
  if (kindAsked !== null && kind === null) error(400, `The Review does not know the flag kind “${kindAsked}”.`);
  const afterAsked = url.searchParams.get('after');
  const after = afterAsked === null ? null : parseCursor(afterAsked);
  if (afterAsked !== null && after === null) error(400, `The Review does not understand the place “${afterAsked}”.`);

  // Half a day into the neighbours, so that a change of the clocks cannot land in the same week.
  const weekBeforeThat = (week: Period) => weekOf(new Date(week.from.getTime() - 12 * HOUR_MS), calendar);
  const current = weekOf(now, calendar);
  const last = weekBeforeThat(current);
  const week = day ? weekOf(day, calendar) : await weekToOpen(sql, workspaceId, { current, before: last });
  const weekBefore = weekBeforeThat(week);
  const weekAfter = weekOf(new Date(week.to.getTime() + 12 * HOUR_MS), calendar);

  const [page, counts, behindSeconds] = await Promise.all([
    listFlagged(sql, workspaceId, { period: week, kind, after }),
    readCounts(workspaceId, week, calendar.timeZone),
    readLag(sql, ['analytics']).then((lags) => lags.find((lag) => lag.reader === 'analytics')?.lagSeconds ?? 0),
  ]);
  return {
    week: {
      from: week.from,
      lastDay: new Date(week.to.getTime() - 1),
      isCurrent: week.from.getTime() === current.from.getTime(),
      isLast: week.from.getTime() === last.from.getTime(),
      isOpenedWith: day === null,
    },
    before: localDate(weekBefore.from, calendar.timeZone),
    after: week.to > now ? null : localDate(weekAfter.from, calendar.timeZone),
    weekName: localDate(week.from, calendar.timeZone),
    thisWeek: localDate(current.from, calendar.timeZone),
    kind,
    rows: page.rows.map((row) => ({
      ...row,
      flags: row.flags.map((flag) => ({
        ...flag,
        answerHtml: flag.answer === null ? null : renderMarkdown(flag.answer),
      })),
    })),
    next: formatCursor(page.next),
    isFirstPage: after === null,
    counts,
    behindSeconds,
  };
};

/** Null when ClickHouse does not answer: the list comes from Postgres and needs no number to be useful. */
async function readCounts(
  workspaceId: Parameters<typeof countFlagged>[1],
  period: { from: Date; to: Date },
  timeZone: string,
) {
  try {
    return await countFlagged(clickhouse(), workspaceId, { period, timeZone });
  } catch (cause) {
    log.error({ err: cause }, 'the Review’s counts could not be read');
    return null;
  }
}

export const actions: Actions = {
  /** A member's word on a flag. */
  verdict: async function verdict({ locals, request }) {
    return judgeFlag(requireRole(locals, 'owner', 'operator'), request);
  },
};

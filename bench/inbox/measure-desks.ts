/** The Inbox's questions to desks of several sizes, turn and turn about, each against the smallest one's of the same run. */
import { countInbox, listInbox, type InboxCursor } from '@debrief/db';
import { countTabs, facetCounts } from '@debrief/db/clickhouse';
import { toFactFilter } from '@debrief/pipelines/filter';
import { listFiltered } from '../../apps/dashboard/src/lib/server/inbox/list-filtered.ts';
import { listFacets } from '../../apps/dashboard/src/lib/server/inbox/list-facets.ts';
import { readInboxCounts } from '../../apps/dashboard/src/lib/server/inbox/read-counts.ts';
import { readInboxPage } from '../../apps/dashboard/src/lib/server/inbox/read-inbox.ts';
import { allOf } from '@debrief/pipelines/filter';
import { quantile } from '../report/quantile.ts';
import { PAGE, placeAt, placeBehind, queryOf, readText } from './ask-inbox.ts';
import { listCases, rareCases, searchCases } from './cases.ts';
import type { OpenDesk } from './open-desks.ts';

/** What is asked of a desk; null where it has no answer, such as a thousandth page of ten. */
interface Question {
  group: 'list' | 'rare' | 'counts' | 'search' | 'facts';
  what: string;
  ask: (() => Promise<unknown>) | null;
}

export interface Answered {
  group: Question['group'];
  what: string;
  /** By desk: the milliseconds of each turn; empty where it has no answer. */
  times: number[][];
}

const FAR_PAGES = 999;

export async function measureDesks(
  desks: OpenDesk[],
  { turns, only, tell }: { turns: number; only: string[]; tell: (line: string) => void },
): Promise<Answered[]> {
  const asked: Question[][] = [];
  for (const desk of desks) {
    asked.push(listQuestions(desk).filter(({ group }) => only.length === 0 || only.includes(group)));
  }
  return askInTurns(asked, turns, tell);
}

async function askInTurns(asked: Question[][], turns: number, tell: (line: string) => void): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const [index, { group, what }] of (asked[0] ?? []).entries()) {
    const times = asked.map((): number[] => []);
    for (let turn = 0; turn <= turns; turn += 1) {
      for (const [desk, questions] of asked.entries()) {
        const ask = questions[index]?.ask;
        if (!ask) continue;
        const beganAt = performance.now();
        await ask();
        // The first turn warms up.
        if (turn > 0) times[desk]?.push(performance.now() - beganAt);
      }
    }
    answered.push({ group, what, times });
    tell(`${what}: ${times.map((each) => `${quantile(each, 0.5).toFixed(1)}`).join(', ')} ms`);
  }
  return answered;
}

function listQuestions({ desk, conversations, sql, clickhouse }: OpenDesk): Question[] {
  const { workspaceId } = desk;
  const [memberId] = desk.members;
  if (!memberId) throw new Error('the desk has no members');
  const stores = { sql, clickhouse };
  const questions: Question[] = [];
  for (const each of listCases) {
    const query = queryOf(desk, each);
    // As the page asks: words and filters of almost nothing are cases of their own.
    const page = (after: InboxCursor | null) => () =>
      query.filter
        ? listFiltered(stores, workspaceId, { ...query, filter: query.filter, limit: PAGE, timeZone: 'UTC', after })
        : listInbox(sql, workspaceId, { ...query, after });
    const what = `${each.tab} ${each.agent ? `one agent (${each.agent})` : ''}${each.q}`.trim();
    questions.push({ group: 'list', what, ask: page(null) });
    const isLong = each.q === '' && (each.tab === 'all' || each.tab === 'flagged' || each.tab === 'resolved');
    if (isLong) {
      const far = placeBehind({ desk, conversations }, each, FAR_PAGES);
      questions.push({ group: 'list', what: `${what}, page 1,000`, ask: far && page(far) });
    }
  }
  for (const { tab, q } of rareCases) {
    const ask = () => readInboxPage(stores, workspaceId, { view: { tab, agentId: null, q }, memberId });
    questions.push({ group: 'rare', what: q, ask });
  }
  for (const { what, q, tab = 'all', behind = 0 } of searchCases) {
    const after = behind === 0 ? {} : { after: placeAt(desk, behind) };
    // As the page asks: the filter read, the list, how far the search is behind, and the words found in each row.
    const ask = () => readInboxPage(stores, workspaceId, { view: { tab, agentId: null, q }, memberId, ...after });
    questions.push({ group: 'search', what: `${what}: ${q}`, ask: behind > conversations * 0.9 ? null : ask });
  }
  const view = (q: string) => ({ tab: 'all' as const, agentId: null, q });
  const names = {
    ...{ now: new Date(), timeZone: 'UTC', memberId, agents: [], members: [], topics: [] },
  };
  questions.push(
    { group: 'counts', what: 'tab counts', ask: () => countInbox(sql, workspaceId, { memberId }) },
    ...['device:mobile', 'country:IS', 'assignee:me', 'order'].map((q) => ({
      group: 'counts' as const,
      what: `tab counts of ${q}`,
      ask: () => readInboxCounts({ sql, clickhouse }, workspaceId, { view: view(q), memberId }),
    })),
    {
      group: 'facts',
      what: 'tab counts by facts alone, device:mobile',
      ask: () => {
        const facts = toFactFilter(readText(desk, 'device:mobile'));
        if (!facts.ok) throw new Error('facts know devices');
        return countTabs(clickhouse, workspaceId, {
          ...{ filter: facts.filter, timeZone: 'UTC', without: [], withoutMonths: [] },
        });
      },
    },
    {
      group: 'facts',
      what: 'one facet, all time',
      ask: () => facetCounts(clickhouse, workspaceId, { dimensions: ['device'], timeZone: 'UTC', period: null }),
    },
    {
      group: 'facts',
      what: 'all facets of the Inbox',
      ask: () => listFacets(clickhouse, workspaceId, { tree: allOf([]), names, view: view('') }),
    },
  );
  return questions;
}

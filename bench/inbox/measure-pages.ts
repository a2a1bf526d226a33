/** What the server takes to answer with a page of the Inbox, by its own `Server-Timing`: all of it, to the last byte made. */
import { prepareDesk, fillDesk } from '../fill/fill-desk.ts';
import { openStack } from '../pipe/open-stack.ts';
import { formatTable } from '../report/format-table.ts';
import { quantile } from '../report/quantile.ts';
import { openOwnedDesk } from './open-owned-desk.ts';

/** Compiles what is hot; not counted. */
const WARMING = 20;

export async function measurePages(conversations: number, turns: number, tell: (line: string) => void): Promise<void> {
  await using stack = await openStack();
  const { databases, dashboard, workspaceId, cookie } = await openOwnedDesk(stack, 'pages');
  try {
    const { sql } = databases;
    await fillDesk(sql, await prepareDesk(sql, workspaceId), { from: 0, to: conversations });
    await sql`analyze`;
    tell(`${conversations} conversations are there`);
    const [open] = await sql<{ id: string }[]>`
      select id from conversation where workspace_id = ${workspaceId} order by last_at desc limit 1`;
    const paths = ['/inbox', '/inbox?tab=flagged', '/inbox?q=device%3Amobile', `/inbox/${open?.id ?? ''}`];
    const rows: string[][] = [];
    for (const path of paths) {
      const times: number[] = [];
      for (let turn = -WARMING; turn < turns; turn += 1) {
        const response = await fetch(`${dashboard.url}${path}`, { headers: { cookie } });
        await response.arrayBuffer();
        const took = /total;dur=([\d.]+)/.exec(response.headers.get('server-timing') ?? '')?.[1];
        if (!response.ok || took === undefined) throw new Error(`${path}: HTTP ${response.status}`);
        if (turn >= 0) times.push(Number(took));
      }
      rows.push([
        path.replace(open?.id ?? '', '…'),
        ...[0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(0)),
      ]);
    }
    const title = `page, ms of ${conversations.toLocaleString('en')} conversations`;
    process.stdout.write(`\n${formatTable([title, 'p50', 'p95', 'longest'], rows)}\n\nwanted: < 100 ms\n`);
  } finally {
    await dashboard.stop();
  }
}

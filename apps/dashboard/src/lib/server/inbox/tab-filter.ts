import type { FactFilter } from '@debrief/db/clickhouse';
import type { WithoutFact } from '@debrief/pipelines/filter';
import type { InboxView } from './inbox-url.ts';

/** The tab and the agent as facts know them; what they do not is added to `without`. */
export function tabFilter({ tab, agentId }: Pick<InboxView, 'tab' | 'agentId'>, without: Set<WithoutFact>): FactFilter {
  const all: FactFilter[] = agentId ? [{ dimension: 'agent', in: [agentId] }] : [];
  if (tab === 'flagged' || tab === 'waiting') all.push({ condition: tab });
  if (tab === 'snoozed' || tab === 'resolved') all.push({ dimension: 'status', in: [tab] });
  if (tab === 'live') without.add('live');
  if (tab === 'mine') without.add('assignee');
  return { all };
}

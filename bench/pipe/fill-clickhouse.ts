import type { WorkspaceId } from '@debrief/db';
import type { ClickHouse } from '@debrief/db/clickhouse';

const DAYS_OF_HISTORY = 365;
/** Rows per statement: the embedded engine's memory is bounded. */
const BLOCK = 500_000;

/** Adds facts of conversations made inside ClickHouse, with two messages each, over the year before the last `daysAgo` days. */
export async function fillHistory(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  { from, to, daysAgo }: { from: number; to: number; daysAgo: number },
): Promise<void> {
  // By number, so that both tables speak of the same conversations; 5,000 neighbours begin within two hours.
  const id = (of: string) => `reinterpretAsUUID(sipHash128('${of}', number))`;
  const at = `now64(3) - toIntervalDay(${daysAgo}) - toIntervalSecond(intDiv(${DAYS_OF_HISTORY} * 86400 * toUInt64(cityHash64(intDiv(number, 5000)) % 1000), 1000) + number % 5000)`;
  const ws = `toUUID('${workspaceId}')`;
  for (let start = from; start < to; start += BLOCK) {
    const numbers = `numbers(${start}, ${Math.min(BLOCK, to - start)})`;
    const run = (query: string) =>
      clickhouse.command({ query, clickhouse_settings: { max_partitions_per_insert_block: '0' } });
    await run(`
      insert into conversation_facts (workspace_id, conversation_id, agent_id, revision, started_at, last_at, duration_ms,
        status, ended, handoff, channel, device, os, browser, country, city, language, page, messages, visitor_messages,
        bot_messages, bot_answers, bot_answers_not_fallback, first_response_ms, helpful, analysed, outcome, sentiment,
        questions, questions_unanswered)
      select ${ws}, ${id('c')}, ${id('a')}, 7, ${at} as at, at + 80, 80000, 'open', 1, 'bot', 'widget',
        ['mobile', 'desktop', 'tablet'][1 + number % 3], ['iOS', 'Windows', 'Android'][1 + number % 3],
        ['Safari', 'Chrome', 'Firefox'][1 + number % 3], ['DE', 'FR', 'US', 'NO', 'JP'][1 + number % 5],
        ['Berlin', 'Paris', 'Oakland', 'Oslo', 'Tokyo'][1 + number % 5], ['de', 'fr', 'en', 'no', 'ja'][1 + number % 5],
        concat('/orders/', toString(number % 500)), 5, 3, 2, 2, 2, 20000, number % 2, 1, 'resolved', 'positive', 1, 0
      from ${numbers}`);
    await run(`
      insert into message_facts (workspace_id, conversation_id, message_id, agent_id, revision, started_at, at, role,
        characters, rating, is_answer)
      select ${ws}, ${id('c')}, reinterpretAsUUID(sipHash128('m', number, place)), ${id('a')}, 5, ${at} as at, at + 20 * place,
        ['visitor', 'bot'][1 + place], 120, if(place = 1 and number % 2 = 1, 'helpful', ''), place
      from ${numbers} array join [0, 1] as place`);
  }
}

import { listUnsettled, markSettled, settlePage, type ConversationId, type Sql } from '@debrief/db';
import { defaultThresholds } from '@debrief/pipelines/analyse';
import type { Logger } from 'pino';

/**
 * Makes stored flags follow the thresholds and rule weights of their workspace after a member changed them, a page of
 * conversations at a time. It stops between pages when told to; what is left is settled at the next start.
 */
export function createSettleFlags(sql: Sql, wake: () => void, log: Logger): (signal: AbortSignal) => Promise<void> {
  return async function settleFlags(signal) {
    for (const unsettled of await listUnsettled(sql)) {
      const { workspaceId } = unsettled;
      let changed = 0;
      let after: ConversationId | null = null;
      do {
        if (signal.aborted) return;
        const page = await settlePage(sql, workspaceId, { after, defaults: defaultThresholds });
        if (page.changed > 0) wake();
        changed += page.changed;
        after = page.next;
      } while (after);
      await markSettled(sql, unsettled);
      if (changed > 0) log.info({ workspaceId, conversations: changed }, 'flags follow what the workspace has set');
    }
  };
}

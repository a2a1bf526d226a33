import type { InboxRow } from '@debrief/db';

/** A row as JSON carries it: times are text. */
export type InboxRowJson = {
  [Key in keyof InboxRow]: InboxRow[Key] extends Date | null ? string | null : InboxRow[Key];
};

/** The row with its times as dates. */
export function reviveInboxRow<Row extends InboxRow>(row: Row | InboxRowJson): Row {
  const date = (at: Date | string | null) => (at === null ? null : new Date(at));
  return {
    ...row,
    startedAt: date(row.startedAt),
    lastAt: date(row.lastAt),
    endedAt: date(row.endedAt),
    snoozedUntil: date(row.snoozedUntil),
  } as Row;
}

import type { Queryable } from '../postgres/connect.ts';

/** The names of the files sent with message `m`, one a line; null without any. */
export function fileNames(sql: Queryable) {
  return sql`case when m.attachments is not null
    then (select string_agg(file ->> 'name', E'\n') from jsonb_array_elements(m.attachments) as file) end`;
}

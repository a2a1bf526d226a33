-- What a search document says of its conversation's last activity: its day and its block of 32 days (UTC), by tokens that
-- no text can hold; one that lies more than a day ahead says only that. See search/time-tokens.ts.
create function search_times(at timestamptz, stored_at timestamptz) returns tsvector language sql immutable parallel safe
  return array_to_tsvector(case when at > stored_at + interval '1 day' then array['~f'] else array[
    '~d' || floor(extract(epoch from at) / 86400)::bigint, '~b' || floor(extract(epoch from at) / 86400 / 32)::bigint] end);
--> statement-breakpoint
-- The documents of before say nothing of it: the reader makes them again, the newest first, and pages say so meanwhile.
truncate conversation_search;
--> statement-breakpoint
delete from outbox_cursor where reader = 'search';

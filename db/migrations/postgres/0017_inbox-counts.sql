CREATE TABLE "inbox_count" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbox_count_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	"flagged" bigint DEFAULT 0 NOT NULL,
	"waiting" bigint DEFAULT 0 NOT NULL,
	"snoozed" bigint DEFAULT 0 NOT NULL,
	"resolved" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "inbox_count_workspace" ON "inbox_count" USING btree ("workspace_id","agent_id");--> statement-breakpoint
CREATE INDEX "conversation_inbox_mine" ON "conversation" USING btree ("workspace_id","assignee_id","last_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE assignee_id is not null and status <> 'resolved';
--> statement-breakpoint
-- Appended to and folded all the time: vacuum it by rows, not by parts of itself.
alter table inbox_count set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 2000);
--> statement-breakpoint
-- A tab's count is a sum of these rows (see inbox-counts/schema.ts). New conversations are counted by statement: a batch
-- adds one row for each agent in it.
create function count_in_inbox() returns trigger language plpgsql as $$
begin
  insert into inbox_count (workspace_id, agent_id, total, flagged, waiting, snoozed, resolved)
  select workspace_id, agent_id, by * count(*), by * count(*) filter (where cardinality(flag_kinds) > 0),
    by * count(*) filter (where handoff = 'waiting'), by * count(*) filter (where status = 'snoozed'),
    by * count(*) filter (where status = 'resolved')
  from changed, (select case when tg_op = 'DELETE' then -1 else 1 end as by) as sign
  group by workspace_id, agent_id, by;
  return null;
end $$;
--> statement-breakpoint
create trigger conversation_counts_new after insert on conversation
  referencing new table as changed for each statement execute function count_in_inbox();
--> statement-breakpoint
create trigger conversation_counts_gone after delete on conversation
  referencing old table as changed for each statement execute function count_in_inbox();
--> statement-breakpoint
create function move_in_inbox() returns trigger language plpgsql as $$
begin
  insert into inbox_count (workspace_id, agent_id, flagged, waiting, snoozed, resolved)
  values (new.workspace_id, new.agent_id,
    (cardinality(new.flag_kinds) > 0)::int - (cardinality(old.flag_kinds) > 0)::int,
    (new.handoff = 'waiting')::int - (old.handoff = 'waiting')::int,
    (new.status = 'snoozed')::int - (old.status = 'snoozed')::int,
    (new.status = 'resolved')::int - (old.status = 'resolved')::int);
  return null;
end $$;
--> statement-breakpoint
-- Most messages move nothing from one tab to another, and then the function is not called.
create trigger conversation_counts_moved after update on conversation for each row
  when (old.status <> new.status or (old.handoff = 'waiting') <> (new.handoff = 'waiting')
    or (cardinality(old.flag_kinds) > 0) <> (cardinality(new.flag_kinds) > 0))
  execute function move_in_inbox();
--> statement-breakpoint
-- The triggers hold writers off until the end of this: a few seconds for ten million conversations.
insert into inbox_count (workspace_id, agent_id, total, flagged, waiting, snoozed, resolved)
select workspace_id, agent_id, count(*), count(*) filter (where cardinality(flag_kinds) > 0),
  count(*) filter (where handoff = 'waiting'), count(*) filter (where status = 'snoozed'),
  count(*) filter (where status = 'resolved')
from conversation group by workspace_id, agent_id;
--> statement-breakpoint
grant select, insert on inbox_count to debrief_tenant;
--> statement-breakpoint
alter table inbox_count enable row level security;
--> statement-breakpoint
create policy tenant on inbox_count to debrief_tenant using (workspace_id = current_workspace());

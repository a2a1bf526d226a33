-- The outbox. `xid` is evaluated before `seq` (see outbox/append.ts): a sequence number is only ever drawn by a
-- transaction that already has an id, which is what lets a reader tell a late commit from a rolled-back gap.
create sequence outbox_seq as bigint;
--> statement-breakpoint
create table outbox (
  seq bigint not null,
  workspace_id uuid not null,
  conversation_id uuid not null,
  kind text not null,
  entity_id uuid,
  revision bigint not null,
  at timestamptz not null default clock_timestamp(),
  primary key (seq)
) partition by range (seq);
--> statement-breakpoint
create index outbox_workspace on outbox (workspace_id, seq);
--> statement-breakpoint
-- Makes the partitions that the next `ahead` million rows will need; safe to call at any time, from anywhere.
create function outbox_make_partitions(ahead int) returns int language plpgsql as $$
declare
  first bigint;
  made int := 0;
  name text;
begin
  perform pg_advisory_xact_lock(hashtext('outbox_make_partitions'));
  select last_value / 1000000 into first from outbox_seq;
  for slot in first .. first + ahead loop
    name := 'outbox_' || lpad(slot::text, 9, '0');
    if to_regclass(name) is null then
      execute format('create table %I partition of outbox for values from (%s) to (%s)', name, slot * 1000000, (slot + 1) * 1000000);
      -- Append-only, then dropped: a vacuum is only needed to set the visibility map.
      execute format('alter table %I set (autovacuum_vacuum_insert_scale_factor = 0.5, fillfactor = 100)', name);
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;
--> statement-breakpoint
select outbox_make_partitions(16);
--> statement-breakpoint
-- Hot rows: the conversation row changes with every message, so vacuum it early and leave room for HOT updates.
alter table conversation set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
--> statement-breakpoint
alter table outbox_cursor set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
--> statement-breakpoint
-- The second wall of the tenant guard: code that works for one workspace runs as this role, which owns nothing.
do $$ begin
  create role debrief_tenant nologin;
exception when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
do $$ begin
  if not pg_has_role(current_user, 'debrief_tenant', 'member') then
    execute format('grant debrief_tenant to %I', current_user);
  end if;
end $$;
--> statement-breakpoint
grant usage on schema public to debrief_tenant;
--> statement-breakpoint
grant select, insert, update, delete on workspace, agent, member, api_key, visitor, conversation, message, feedback,
  read_mark, analysis, flag, question to debrief_tenant;
--> statement-breakpoint
grant select, insert on outbox to debrief_tenant;
--> statement-breakpoint
grant usage on sequence outbox_seq to debrief_tenant;
--> statement-breakpoint
grant select on "user" to debrief_tenant;
--> statement-breakpoint
create function current_workspace() returns uuid language sql stable parallel safe
  return nullif(current_setting('debrief.workspace_id', true), '')::uuid;
--> statement-breakpoint
do $$
declare name text;
begin
  alter table workspace enable row level security;
  create policy tenant on workspace to debrief_tenant using (id = current_workspace());
  foreach name in array array['agent', 'member', 'api_key', 'visitor', 'conversation', 'message', 'feedback', 'read_mark',
    'analysis', 'flag', 'question', 'outbox'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I to debrief_tenant using (workspace_id = current_workspace())', name);
  end loop;
end $$;

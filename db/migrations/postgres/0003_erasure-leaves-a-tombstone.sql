-- A deleted conversation must also leave ClickHouse, whoever deleted it: a command, or the cascade from its agent or
-- workspace. So the tombstone and the outbox row come from here, and nobody else appends `conversation.erased`.
-- Before the row goes its messages are still there, and it is locked: outbox order is revision order.
create function leave_tombstone() returns trigger language plpgsql as $$
begin
  insert into erased_conversation (conversation_id, workspace_id, started_at, revision, message_ids)
  values (old.id, old.workspace_id, old.started_at, old.revision + 1,
    array(select id from message where conversation_id = old.id order by id))
  on conflict (conversation_id) do nothing;
  -- The insert above has given the transaction its id, which must come before the number (see outbox/append.ts).
  insert into outbox (seq, workspace_id, conversation_id, kind, revision)
  values (nextval('outbox_seq'), old.workspace_id, old.id, 'conversation.erased', old.revision + 1);
  return old;
end $$;
--> statement-breakpoint
create trigger conversation_leaves_tombstone before delete on conversation
  for each row execute function leave_tombstone();
--> statement-breakpoint
grant select, insert on erased_conversation to debrief_tenant;
--> statement-breakpoint
alter table erased_conversation enable row level security;
--> statement-breakpoint
create policy tenant on erased_conversation to debrief_tenant using (workspace_id = current_workspace());

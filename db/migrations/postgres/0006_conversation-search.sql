CREATE TABLE "conversation_search" (
	"conversation_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"revision" bigint NOT NULL,
	"document" "tsvector" NOT NULL,
	"cut" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conversation_search" ADD CONSTRAINT "conversation_search_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversation_search_document" ON "conversation_search" USING gin ("document");
--> statement-breakpoint
-- Searching must not wait for the merge of a long pending list.
alter index conversation_search_document set (gin_pending_list_limit = 1024);
--> statement-breakpoint
alter table conversation_search enable row level security;
--> statement-breakpoint
create policy tenant on conversation_search to debrief_tenant using (workspace_id = current_workspace());
--> statement-breakpoint
-- Members search through this view and never touch the table. Under a row-level policy PostgreSQL may not use the GIN
-- index at all (`@@` is not leakproof, so it must come after the policy); the view holds the same wall, as its owner.
create view conversation_match as
  select conversation_id, document from conversation_search where workspace_id = current_workspace();
--> statement-breakpoint
grant select on conversation_match to debrief_tenant;

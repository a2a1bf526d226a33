CREATE TABLE "dead_letter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid,
	"conversation_id" uuid,
	"content_revision" bigint,
	"job" text NOT NULL,
	"job_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"reason" text NOT NULL,
	"attempts" integer NOT NULL,
	"request_id" text,
	"failed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retry_asked_at" timestamp with time zone,
	"requeued_at" timestamp with time zone,
	"dismissed_at" timestamp with time zone,
	CONSTRAINT "dead_letter_job" UNIQUE("job_id")
);
--> statement-breakpoint
CREATE TABLE "health_report" (
	"name" text PRIMARY KEY NOT NULL,
	"detail" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dead_letter" ADD CONSTRAINT "dead_letter_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dead_letter" ADD CONSTRAINT "dead_letter_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dead_letter_newest" ON "dead_letter" USING btree ("workspace_id","failed_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "dead_letter_conversation" ON "dead_letter" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "dead_letter_retry" ON "dead_letter" USING btree ("retry_asked_at") WHERE retry_asked_at is not null;
--> statement-breakpoint
-- Members see the dead letters of their workspace, and ask for another try; only workers write them.
grant select, update (retry_asked_at, requeued_at, dismissed_at) on dead_letter to debrief_tenant;
--> statement-breakpoint
alter table dead_letter enable row level security;
--> statement-breakpoint
create policy tenant on dead_letter to debrief_tenant using (workspace_id = current_workspace());
--> statement-breakpoint
-- A handful of rows, each overwritten every few seconds.
alter table health_report set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

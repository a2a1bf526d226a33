CREATE TABLE "topic" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"label" text NOT NULL,
	"named_by" uuid,
	"labelled_size" integer DEFAULT 0 NOT NULL,
	"merged_into" uuid,
	"root_id" uuid NOT NULL,
	"decided_at" timestamp with time zone,
	"size" integer NOT NULL,
	"terms" text[] NOT NULL,
	"counts" integer[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "topic_number" UNIQUE("workspace_id","number")
);
--> statement-breakpoint
CREATE TABLE "topic_act" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"member_id" uuid,
	"before" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "topic_upkeep" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"last_number" integer DEFAULT 0 NOT NULL,
	"come" bigint DEFAULT 0 NOT NULL,
	"consolidated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "topic_id" uuid;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "placed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_named_by_member_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_merged_into_topic_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."topic"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_act" ADD CONSTRAINT "topic_act_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_act" ADD CONSTRAINT "topic_act_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_act" ADD CONSTRAINT "topic_act_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_upkeep" ADD CONSTRAINT "topic_upkeep_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "topic_root" ON "topic" USING btree ("workspace_id","root_id");--> statement-breakpoint
CREATE INDEX "topic_act_topic" ON "topic_act" USING btree ("topic_id","at");--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_topic" ON "question" USING btree ("topic_id","message_id");--> statement-breakpoint
CREATE INDEX "question_newest" ON "question" USING btree ("workspace_id","message_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "question_to_place" ON "question" USING btree ("workspace_id") WHERE placed_at is null;--> statement-breakpoint
grant select, insert, update, delete on topic, topic_act, topic_upkeep to debrief_tenant;
--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['topic', 'topic_act', 'topic_upkeep'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I to debrief_tenant using (workspace_id = current_workspace())', name);
  end loop;
end $$;

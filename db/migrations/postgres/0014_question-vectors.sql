CREATE TABLE "embedding_state" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"space" text NOT NULL,
	"is_complete" boolean DEFAULT false NOT NULL,
	"answered_at" timestamp with time zone,
	"failure" text,
	"failed_at" timestamp with time zone,
	"retry_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "question_vector" (
	"message_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"workspace_id" uuid NOT NULL,
	"space" text NOT NULL,
	"text_hash" "bytea" NOT NULL,
	"vector" "bytea" NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "question_vector_message_id_ordinal_pk" PRIMARY KEY("message_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "topic_centre" (
	"topic_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"space" text NOT NULL,
	"size" integer NOT NULL,
	"centre" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "placed_by" text;--> statement-breakpoint
ALTER TABLE "model_spend" ADD COLUMN "questions" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "topic_act" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "topic_act" ADD COLUMN "request" jsonb;--> statement-breakpoint
ALTER TABLE "embedding_state" ADD CONSTRAINT "embedding_state_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_vector" ADD CONSTRAINT "question_vector_question" FOREIGN KEY ("message_id","ordinal") REFERENCES "public"."question"("message_id","ordinal") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_centre" ADD CONSTRAINT "topic_centre_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_vector_text" ON "question_vector" USING btree ("workspace_id","space","text_hash");--> statement-breakpoint
ALTER TABLE "topic_act" ADD CONSTRAINT "topic_act_external_id" UNIQUE("workspace_id","external_id");--> statement-breakpoint
grant select, insert, update, delete on embedding_state, question_vector, topic_centre to debrief_tenant;
--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['embedding_state', 'question_vector', 'topic_centre'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I to debrief_tenant using (workspace_id = current_workspace())', name);
  end loop;
end $$;

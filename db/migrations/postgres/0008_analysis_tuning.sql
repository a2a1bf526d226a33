CREATE TABLE "model_answer" (
	"workspace_id" uuid NOT NULL,
	"key" text NOT NULL,
	"conversation_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_answer_workspace_id_key_pk" PRIMARY KEY("workspace_id","key")
);
--> statement-breakpoint
CREATE TABLE "model_call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"model" text NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "model_reservation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"day" date NOT NULL,
	"tokens" bigint NOT NULL,
	"cost_usd" double precision NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_spend" (
	"workspace_id" uuid NOT NULL,
	"day" date NOT NULL,
	"conversations" integer DEFAULT 0 NOT NULL,
	"input_tokens" bigint DEFAULT 0 NOT NULL,
	"output_tokens" bigint DEFAULT 0 NOT NULL,
	"cost_usd" double precision DEFAULT 0 NOT NULL,
	CONSTRAINT "model_spend_workspace_id_day_pk" PRIMARY KEY("workspace_id","day")
);
--> statement-breakpoint
CREATE TABLE "tone_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"sentence" text NOT NULL,
	"good" text[] NOT NULL,
	"bad" text[] NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tone_rule_name" UNIQUE("workspace_id","name")
);
--> statement-breakpoint
CREATE TABLE "analysis_tuning" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"threshold" real,
	"redact_names" boolean DEFAULT false NOT NULL,
	"budget_usd" double precision,
	"budget_tokens" bigint,
	"version" bigint DEFAULT 0 NOT NULL,
	"settled_version" bigint DEFAULT 0 NOT NULL,
	"settled" jsonb,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "rule_reset" (
	"workspace_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"reset_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reset_by" uuid,
	CONSTRAINT "rule_reset_workspace_id_rule_pk" PRIMARY KEY("workspace_id","rule")
);
--> statement-breakpoint
ALTER TABLE "flag" ADD COLUMN "rule" text;--> statement-breakpoint
ALTER TABLE "flag" ADD COLUMN "found_score" real;--> statement-breakpoint
ALTER TABLE "model_answer" ADD CONSTRAINT "model_answer_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_answer" ADD CONSTRAINT "model_answer_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_reservation" ADD CONSTRAINT "model_reservation_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_spend" ADD CONSTRAINT "model_spend_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tone_rule" ADD CONSTRAINT "tone_rule_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_tuning" ADD CONSTRAINT "analysis_tuning_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_reset" ADD CONSTRAINT "rule_reset_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_answer_conversation" ON "model_answer" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "model_answer_age" ON "model_answer" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "model_call_recent" ON "model_call" USING btree ("model","began_at");--> statement-breakpoint
CREATE INDEX "model_reservation_day" ON "model_reservation" USING btree ("day");--> statement-breakpoint
CREATE INDEX "model_spend_day" ON "model_spend" USING btree ("day");--> statement-breakpoint
CREATE INDEX "analysis_tuning_unsettled" ON "analysis_tuning" USING btree (settled_at) WHERE version > settled_version;--> statement-breakpoint
CREATE INDEX "flag_verdicts" ON "flag" USING btree ("workspace_id","rule") WHERE status in ('right', 'wrong');--> statement-breakpoint
CREATE INDEX "flag_unreviewed" ON "flag" USING btree ("workspace_id","conversation_id") WHERE status in ('open', 'below');
--> statement-breakpoint
grant select, insert, update, delete on analysis_tuning, rule_reset, tone_rule, model_answer to debrief_tenant;
--> statement-breakpoint
-- Members see what the model cost; only workers write it. Calls are the whole desk's: no workspace's rows.
grant select on model_spend, model_reservation to debrief_tenant;
--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['analysis_tuning', 'rule_reset', 'tone_rule', 'model_answer', 'model_spend', 'model_reservation']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I to debrief_tenant using (workspace_id = current_workspace())', name);
  end loop;
end $$;
--> statement-breakpoint
-- Rows that live for seconds.
alter table model_call set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
--> statement-breakpoint
alter table model_reservation set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

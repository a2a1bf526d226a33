CREATE TABLE "earlier_text" (
	"message_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"workspace_id" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "earlier_text_message_id_number_pk" PRIMARY KEY("message_id","number")
);
--> statement-breakpoint
CREATE TABLE "open_stream" (
	"message_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"grown_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "attachments" jsonb;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "stream" text;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "edits" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "earlier_text" ADD CONSTRAINT "earlier_text_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_stream" ADD CONSTRAINT "open_stream_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "open_stream_grown" ON "open_stream" USING btree ("grown_at");
--> statement-breakpoint
grant select, insert, update, delete on earlier_text, open_stream to debrief_tenant;
--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['earlier_text', 'open_stream'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I to debrief_tenant using (workspace_id = current_workspace())', name);
  end loop;
end $$;

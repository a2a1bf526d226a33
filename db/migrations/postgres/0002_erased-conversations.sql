CREATE TABLE "erased_conversation" (
	"conversation_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"revision" bigint NOT NULL,
	"message_ids" uuid[] NOT NULL,
	"erased_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "erased_conversation_age" ON "erased_conversation" USING btree ("erased_at");
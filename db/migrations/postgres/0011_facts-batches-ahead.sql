ALTER TABLE "facts_batch" DROP CONSTRAINT "facts_batch_reader_unique";--> statement-breakpoint
ALTER TABLE "facts_batch" ALTER COLUMN "members" SET DEFAULT '[]'::jsonb;--> statement-breakpoint
ALTER TABLE "facts_batch" ADD COLUMN "conversation_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "facts_batch" ADD COLUMN "since_revisions" bigint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "facts_batch" ADD CONSTRAINT "facts_batch_place" UNIQUE("reader","from_seq");
ALTER TABLE "conversation" ADD COLUMN "bot_held" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "retracted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "retracted_by" uuid;
DROP INDEX "conversation_analysis_due";--> statement-breakpoint
CREATE INDEX "conversation_due" ON "conversation" USING btree ("workspace_id","analysis_due_at") WHERE analysis_due_at is not null;
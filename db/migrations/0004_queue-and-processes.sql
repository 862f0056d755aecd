CREATE TABLE "installation" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"id" uuid NOT NULL,
	"key_fingerprint" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_is_only" CHECK ("installation"."is_only")
);
--> statement-breakpoint
CREATE TABLE "studio_process" (
	"id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"host_name" text NOT NULL,
	"pid" integer NOT NULL,
	"worker_count" integer NOT NULL,
	"is_ready_to_build" boolean NOT NULL,
	"is_draining" boolean NOT NULL,
	"engine_address" text NOT NULL,
	"engine_version" text,
	"watcher_count" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DROP INDEX "build_queue";--> statement-breakpoint
ALTER TABLE "build" ADD COLUMN "interruptions" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "build" ADD COLUMN "expected_ms" integer;--> statement-breakpoint
CREATE INDEX "build_unfinished" ON "build" USING btree ("requested_by","requested_at") WHERE "build"."state" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "build_finished" ON "build" USING btree ("finished_at");
CREATE TABLE "budget_overrun" (
	"engine_address" text PRIMARY KEY NOT NULL,
	"budget_bytes" bigint NOT NULL,
	"used_bytes" bigint NOT NULL,
	"freed_bytes" bigint,
	"passed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "maintenance" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"message" text NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "maintenance_is_only" CHECK ("maintenance"."is_only")
);

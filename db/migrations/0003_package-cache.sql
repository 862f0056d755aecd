CREATE TABLE "package_cache" (
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"name" text NOT NULL,
	"content" jsonb,
	"etag" text,
	"fetched_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "package_cache_kind_source_name_pk" PRIMARY KEY("kind","source","name")
);

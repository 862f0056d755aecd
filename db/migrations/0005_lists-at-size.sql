-- By hand, before the column and the index that need them. Both give the same for the same, whatever is set:
-- array_to_string() of texts is called STABLE for other types only.
CREATE FUNCTION "search_text"(name text, description text, tags text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  select lower(name || E'\n' || description || E'\n' || array_to_string(tags, E'\n'))
$$;--> statement-breakpoint
-- All runs of `smallest` to `largest` characters, each once. Unlike pg_trgm's it needs no extension, and knows
-- short words and those of Chinese, which pg_trgm finds no letters in where the database sorts by code points.
CREATE FUNCTION "text_grams"(content text, smallest integer, largest integer) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  select coalesce(array_agg(distinct substr(content, place, size)), '{}')
  from generate_series(smallest, largest) size, generate_series(1, length(content) - size + 1) place
$$;--> statement-breakpoint
DROP INDEX "environment_updated";--> statement-breakpoint
ALTER TABLE "environment" ADD COLUMN "is_archived" boolean GENERATED ALWAYS AS (archived_at is not null) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "environment" ADD COLUMN "readiness" text DEFAULT 'not-built' NOT NULL;--> statement-breakpoint
ALTER TABLE "environment" ADD COLUMN "search_text" text GENERATED ALWAYS AS (search_text(name, description, tags)) STORED NOT NULL;--> statement-breakpoint
-- By hand: what the triggers of db/environment-readiness.ts keep from now on.
UPDATE "environment" SET "readiness" = coalesce((
  select case candidate.state
    when 'queued' then 'building' when 'running' then 'building'
    when 'succeeded' then 'built' when 'failed' then 'failed' when 'cancelled' then 'cancelled'
    else 'not-built' end
  from "version" newest
  join "build" candidate on candidate.version_id = newest.id and candidate.purpose = 'image'
  where newest.environment_id = "environment"."id" and newest.number = "environment"."last_number"
  order by candidate.requested_at desc, candidate.id limit 1
), 'not-built');--> statement-breakpoint
CREATE INDEX "build_of_state" ON "build" USING btree ("workspace_id","state","requested_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "build"."purpose" = 'image';--> statement-breakpoint
CREATE INDEX "environment_by_name" ON "environment" USING btree ("workspace_id","is_curated","is_archived","name_key");--> statement-breakpoint
CREATE INDEX "environment_by_update" ON "environment" USING btree ("workspace_id","is_curated","is_archived","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "environment_by_creation" ON "environment" USING btree ("workspace_id","is_curated","is_archived","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "environment_of_state_by_name" ON "environment" USING btree ("workspace_id","is_curated","is_archived","readiness","name_key");--> statement-breakpoint
CREATE INDEX "environment_of_state_by_update" ON "environment" USING btree ("workspace_id","is_curated","is_archived","readiness","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "environment_of_state_by_creation" ON "environment" USING btree ("workspace_id","is_curated","is_archived","readiness","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "environment_search" ON "environment" USING gin (text_grams("search_text", 1, 3));--> statement-breakpoint
ALTER TABLE "environment" ADD CONSTRAINT "environment_readiness" CHECK ("environment"."readiness" in ('built', 'building', 'failed', 'cancelled', 'not-built'));
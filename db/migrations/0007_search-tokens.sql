-- By hand, before the column that needs it: what a search for packages looks at.
CREATE FUNCTION "lock_packages"(content jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  with locked as (
    select regexp_replace(lower(package ->> 'name'), '[-_.]+', '-', 'g') as name, package ->> 'version' as version
    from jsonb_path_query(content, '$.*.packages[*]') package
  ), found as (
    select name, version from locked
    union all select 'python', content #>> '{base,pythonVersion}' where not exists (select from locked where name = 'python')
  )
  select coalesce(array_agg(distinct entry), '{}')
  from found, unnest(array[name, name || ' ' || version]) entry where version is not null
$$;--> statement-breakpoint
CREATE TABLE "locked_package" (
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"version" text NOT NULL,
	CONSTRAINT "locked_package_workspace_id_name_version_pk" PRIMARY KEY("workspace_id","name","version")
);
--> statement-breakpoint
ALTER TABLE "environment" ADD COLUMN "specification_hash" text;--> statement-breakpoint
ALTER TABLE "lock" ADD COLUMN "packages" text[] GENERATED ALWAYS AS (lock_packages(content)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "locked_package" ADD CONSTRAINT "locked_package_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- By hand: what triggers and the store of locks keep from now on.
UPDATE "environment" SET "specification_hash" = newest.specification_hash
FROM "version" newest WHERE newest.environment_id = "environment"."id" and newest.number = "environment"."last_number";--> statement-breakpoint
INSERT INTO "locked_package" ("workspace_id", "name", "version")
SELECT DISTINCT workspace_id, split_part(entry, ' ', 1), split_part(entry, ' ', 2)
FROM "lock", unnest(packages) entry WHERE entry LIKE '% %';--> statement-breakpoint
CREATE INDEX "environment_of_owner" ON "environment" USING btree ("workspace_id","created_by");--> statement-breakpoint
CREATE INDEX "environment_of_specification" ON "environment" USING btree ("workspace_id","specification_hash");--> statement-breakpoint
CREATE INDEX "lock_packages" ON "lock" USING gin ("packages");
-- By hand, before the column that needs it. More than four do not fit in a row of the list.
CREATE FUNCTION "lock_main_packages"(content jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  with found as (
    select 0 as place, 'python' as name, content #>> '{base,pythonVersion}' as version
    where content #>> '{base,pythonVersion}' is not null
      and not jsonb_path_exists(content, '$.conda.packages[*] ? (@.name == "python")')
    union all
    select case when package ->> 'name' = 'python' then 0 else 1 end, package ->> 'name', package ->> 'version'
    from jsonb_path_query(content, '$.*.packages[*] ? (@.isRequested == true)') package
  ), shown as (select place, name, version from found order by place, name limit 4)
  select coalesce(jsonb_agg(jsonb_build_object('name', name, 'version', version) order by place, name), '[]') from shown
$$;--> statement-breakpoint
ALTER TABLE "lock" ADD COLUMN "main_packages" jsonb GENERATED ALWAYS AS (lock_main_packages(content)) STORED NOT NULL;
import { sql } from 'drizzle-orm';

/**
 * Rows that nobody changes, whatever the code above says: versions, and the audit log. Applied after every
 * migration; TRUNCATE is refused as well.
 */
export const immutableRows = sql`
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is immutable', tg_table_name using errcode = 'restrict_violation';
end $$;

create or replace trigger version_is_immutable before update or delete on version
  for each row execute function refuse_change();
create or replace trigger version_is_kept before truncate on version
  for each statement execute function refuse_change();
create or replace trigger audit_entry_is_immutable before update or delete on audit_entry
  for each row execute function refuse_change();
create or replace trigger audit_entry_is_kept before truncate on audit_entry
  for each statement execute function refuse_change();
`;

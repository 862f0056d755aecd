import pg from 'pg';
import type { BackupTable } from '../backup/backup-table.ts';
import { withClient } from '../backup/with-client.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly hasDefault: boolean;
  /** The table and column whose values it takes. */
  readonly target: { readonly table: string; readonly column: string } | null;
}

/** What copying by text gets wrong first: its own marks, quotes, line ends, a byte order mark, what is no single code unit. */
const oddText = 'tab\t back\\slash \\N \\. "quotes" \'both\' line\nfeed\r\n%s {a,b} \uFEFF 環境 🧪 \u2028';

/** Puts a row into each of these tables, whatever their columns are; each refers to the newest rows of tables before it. */
export function addOddRows(connectionString: string, tables: readonly BackupTable[]): Promise<void> {
  return withClient(connectionString, async (client) => {
    for (const { name } of tables) await addRow(client, name, await readColumns(client, name));
  });
}

async function readColumns(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as name, format_type(atttypid, atttypmod) as type, atthasdef or attidentity <> '' as "hasDefault",
       (select json_build_object('table', confrelid::regclass::text, 'column', target.attname)
        from pg_constraint join pg_attribute target on target.attrelid = confrelid and target.attnum = confkey[1]
        where contype = 'f' and conrelid = own.attrelid and conkey[1] = own.attnum limit 1) as target
     from pg_attribute own
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [pg.escapeIdentifier(table)],
  );
  return rows;
}

async function addRow(client: pg.Client, table: string, columns: readonly Column[]): Promise<void> {
  const filled = columns.filter(({ hasDefault }) => !hasDefault);
  const names = filled.map(({ name }) => pg.escapeIdentifier(name));
  const values = filled.map(oddValue);
  const into = `insert into ${pg.escapeIdentifier(table)}`;
  const row = names.length > 0 ? `(${names.join(', ')}) values (${values.join(', ')})` : 'default values';
  await client.query(`${into} ${row}`);
}

function oddValue({ type, target }: Column): string {
  if (target) return `(select ${pg.escapeIdentifier(target.column)} from ${target.table} order by ctid desc limit 1)`;
  const text = `gen_random_uuid() || ${pg.escapeLiteral(oddText)}`;
  if (type === 'text') return text;
  if (type === 'text[]') return `array[${text}, '', null]`;
  if (type === 'jsonb') return `jsonb_build_object('odd', ${text}, 'number', 9007199254740991, 'nothing', null)`;
  if (type === 'uuid') return 'gen_random_uuid()';
  if (type === 'boolean') return 'false';
  if (type === 'bigint') return '9007199254740991';
  if (type === 'integer') return '-2147483648';
  if (type.startsWith('timestamp')) return `'2024-02-29 23:59:59.999+05:45'`;
  throw new Error(`No odd value of the type ${type} yet.`);
}

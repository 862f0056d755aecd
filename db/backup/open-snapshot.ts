import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { BackupTable } from './backup-table.ts';
import { inReferenceOrder, type TableReference } from './in-reference-order.ts';
import { listOwnTables } from './list-own-tables.ts';
import { transientTables } from './transient-tables.ts';

/** The whole database at one moment, while everybody goes on writing. */
export interface DatabaseSnapshot {
  readonly installation: { readonly id: string; readonly keyFingerprint: string };
  /** Hashes of the migrations that it has seen, the oldest first. */
  readonly migrations: readonly string[];
  /** In an order in which they can be put back. */
  readonly tables: readonly BackupTable[];
  /** The rows, as PostgreSQL's own COPY writes them: each ends with the only line feed in it. One table at a time. */
  copy(table: BackupTable): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/** Opens it: one transaction that sees no later change. Throws when no studio is in that database. */
export async function openSnapshot(connectionString: string): Promise<DatabaseSnapshot> {
  const client = new pg.Client({ connectionString, application_name: 'env-studio backup' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`begin isolation level repeatable read, read only`);
    await client.query(`set local datestyle to 'ISO'; set local timezone to 'UTC'`);
    const installation = await readInstallation(client);
    return {
      installation,
      migrations: await readMigrations(client),
      tables: await readTables(client),
      copy: ({ name, columns }) =>
        client.query(copyTo(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`)),
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function readInstallation(client: pg.Client): Promise<DatabaseSnapshot['installation']> {
  const { rows } = await client
    .query<{ id: string; key_fingerprint: string }>('select id, key_fingerprint from installation')
    .catch((cause) => {
      throw new Error('There is no studio in this database.', { cause });
    });
  const [row] = rows;
  if (!row) throw new Error('There is no studio in this database: it was never started.');
  return { id: row.id, keyFingerprint: row.key_fingerprint };
}

async function readMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ hash: string }>(
    'select hash from drizzle.__drizzle_migrations order by created_at',
  );
  return rows.map(({ hash }) => hash);
}

async function readTables(client: pg.Client): Promise<BackupTable[]> {
  const columns = await client.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns
     where table_schema = 'public' and is_generated = 'NEVER' group by table_name`,
  );
  const references = await client.query<TableReference>(
    `select origin.relname as from, target.relname as to from pg_constraint
     join pg_class origin on origin.oid = conrelid join pg_class target on target.oid = confrelid
     where contype = 'f'`,
  );
  const columnsOf = new Map(columns.rows.map((row) => [row.name, row.columns]));
  // A database that this version has not opened yet may lack its newest tables.
  const names = listOwnTables().filter((name) => columnsOf.has(name) && !(name in transientTables));
  return inReferenceOrder(names, references.rows).map((name) => ({ name, columns: columnsOf.get(name) ?? [] }));
}

function quoted(name: string): string {
  return pg.escapeIdentifier(name);
}

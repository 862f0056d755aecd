import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import type { BackupTable } from './backup-table.ts';

/**
 * Puts rows back, all of them or none: one transaction, table by table. Foreign keys stay on, so the
 * database itself says when something is missing.
 */
export class TableLoader {
  readonly #client: pg.Client;
  readonly #rowCounts = new Map<string, number>();
  #current: { readonly table: BackupTable; readonly stream: CopyStreamQuery; readonly done: Promise<void> } | undefined;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(connectionString: string): Promise<TableLoader> {
    const client = new pg.Client({ connectionString, application_name: 'env-studio restore' });
    client.on('error', () => {});
    await client.connect();
    await client.query('begin');
    return new TableLoader(client);
  }

  /** Rows as COPY wrote them, in pieces that may end anywhere; those of one table follow each other. */
  async write(table: BackupTable, bytes: Uint8Array): Promise<void> {
    if (this.#current?.table !== table) {
      await this.#endTable();
      this.#current = this.#beginTable(table);
    }
    const { stream, done } = this.#current;
    // What the database refuses it refuses at any time, and the write is then never answered.
    await Promise.race([done, new Promise<void>((resolve) => stream.write(bytes, () => resolve()))]);
  }

  /** How many rows each table got; those without any are not in it. */
  async finishRows(): Promise<ReadonlyMap<string, number>> {
    await this.#endTable();
    return this.#rowCounts;
  }

  async commit(tables: readonly BackupTable[]): Promise<void> {
    for (const table of tables) await this.#continueSequences(table);
    await this.#client.query('commit');
    await this.#client.end();
  }

  /** Nothing of it was ever there. */
  async abandon(): Promise<void> {
    await this.#client.end();
  }

  #beginTable(table: BackupTable) {
    const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    const stream = this.#client.query(copyFrom(`copy ${pg.escapeIdentifier(table.name)} (${columns}) from stdin`));
    const done = new Promise<void>((resolve, reject) => {
      stream.on('finish', resolve);
      stream.on('error', reject);
    });
    done.catch(() => {}); // told to whoever writes next
    return { table, stream, done };
  }

  async #endTable(): Promise<void> {
    if (!this.#current) return;
    const { table, stream, done } = this.#current;
    stream.end();
    await done;
    this.#rowCounts.set(table.name, stream.rowCount);
    this.#current = undefined;
  }

  /** Numbers go on after the greatest that was put in. */
  async #continueSequences({ name, columns }: BackupTable): Promise<void> {
    const table = pg.escapeIdentifier(name);
    for (const column of columns) {
      const { rows } = await this.#client.query<{ sequence: string | null }>(
        'select pg_get_serial_sequence($1, $2) as sequence',
        [table, column],
      );
      const sequence = rows[0]?.sequence;
      if (!sequence) continue;
      await this.#client.query(
        `select setval($1, greatest(1, max(${pg.escapeIdentifier(column)})), count(*) > 0) from ${table}`,
        [sequence],
      );
    }
  }
}

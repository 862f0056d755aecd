import { and, desc, eq, lt } from 'drizzle-orm';
import type { AuditEntry } from '@/core/access/audit-entry.ts';
import type { Page } from '@/core/page.ts';
import type { Connection } from '../client.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { auditEntry } from '../schema/audit.ts';

export interface NewAuditEntry {
  /** Undefined for what belongs to no workspace. */
  readonly workspaceId: string | undefined;
  readonly actorId: string | undefined;
  readonly actorName: string;
  readonly action: string;
  readonly resource: string;
  readonly details?: Readonly<Record<string, string>>;
}

export interface AuditStore {
  append(entry: NewAuditEntry): Promise<void>;
  /** Newest first. */
  list(workspaceId: string, limit: number, cursor: string | undefined): Promise<Page<AuditEntry>>;
}

export function createAuditStore(connection: Connection): AuditStore {
  return {
    async append({ workspaceId = null, actorId = null, details = {}, ...entry }) {
      await connection.insert(auditEntry).values({ ...entry, workspaceId, actorId, details: { ...details } });
    },

    async list(workspaceId, limit, cursor) {
      const before = cursor === undefined ? undefined : Number(decodeCursor(cursor, 1)[0]);
      const rows = await connection
        .select()
        .from(auditEntry)
        .where(
          and(
            eq(auditEntry.workspaceId, workspaceId),
            before === undefined ? undefined : lt(auditEntry.id, Number.isSafeInteger(before) ? before : 0),
          ),
        )
        .orderBy(desc(auditEntry.id))
        .limit(limit + 1);
      const items = rows.slice(0, limit).map((row) => ({
        id: String(row.id),
        actorName: row.actorName,
        action: row.action,
        resource: row.resource,
        details: row.details,
        at: row.at.toISOString(),
      }));
      const last = items.at(-1);
      return { items, nextCursor: rows.length > limit && last ? encodeCursor(last.id) : undefined };
    },
  };
}

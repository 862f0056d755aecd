import { z } from 'zod';
import type { AuditEntry } from '@/core/access/audit-entry.ts';
import type { Page } from '@/core/page.ts';
import type { UseCaseContext } from '../context.ts';

export const listAuditInput = z.object({
  cursor: z.string().max(1000).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

export async function listAudit(
  { database, actor }: UseCaseContext,
  { cursor, limit }: z.infer<typeof listAuditInput>,
): Promise<Page<AuditEntry>> {
  return database.stores.audit.list(actor.workspaceId, limit, cursor);
}

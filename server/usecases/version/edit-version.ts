import type { z } from 'zod';
import { descriptionField, tagsField } from '@/core/environment/environment-fields.ts';
import { labelsField } from '@/core/version/version-fields.ts';
import type { UseCaseContext } from '../context.ts';
import { requireEditable } from '../environment/editable-environment.ts';
import { recordAudit } from '../record-audit.ts';
import { versionReferenceInput } from './version-reference.ts';

export const editVersionInput = versionReferenceInput.extend({
  description: descriptionField.optional(),
  labels: labelsField.optional(),
  /** Tags belong to the environment; the version's page edits them too. */
  tags: tagsField.optional(),
});

/** Changes what stands beside a version, never the version. Throws `NOT_FOUND`, `NOT_ALLOWED`, `ARCHIVED`. */
export async function editVersion(
  { database, actor, clock }: UseCaseContext,
  { name, number, description, labels, tags }: z.infer<typeof editVersionInput>,
): Promise<void> {
  await database.transaction(async (stores) => {
    const environment = await stores.environments.lock(actor.workspaceId, name);
    requireEditable(actor, environment);
    const version = await stores.versions.get(actor.workspaceId, name, number);
    const facts = { ...(description !== undefined && { description }), ...(labels !== undefined && { labels }) };
    await stores.versions.updateFacts(version.id, facts);
    await stores.environments.update(environment.id, tags === undefined ? {} : { tags }, clock.now());
    await recordAudit(stores, actor, 'version.edit', `${environment.name}@${number}`, {
      changed: [...Object.keys(facts), ...(tags === undefined ? [] : ['tags'])].join(', '),
    });
  });
}

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openTestDatabase, type TestDatabase } from './testing/test-database.ts';

let opened: TestDatabase;

beforeAll(async () => {
  opened = await openTestDatabase();
  const { workspaces, environments, versions, audit } = opened.database.stores;
  const workspace = await workspaces.create('default', 'Workspace');
  const environmentId = await environments.create({
    workspaceId: workspace.id,
    name: 'fraud',
    description: '',
    tags: [],
    isCurated: false,
    createdBy: undefined,
  });
  await versions.create({
    environmentId,
    number: 1,
    definition: emptyDefinition,
    specificationHash: 'a'.repeat(64),
    note: '',
    description: '',
    labels: {},
    createdBy: undefined,
  });
  await audit.append({
    workspaceId: workspace.id,
    actorId: undefined,
    actorName: 'Test',
    action: 'version.register',
    resource: 'fraud@1',
  });
});
afterAll(() => opened.close());

const statements = [
  `update version set note = 'changed'`,
  `update version set definition = '{}'`,
  'delete from version',
  'truncate version cascade',
  `update audit_entry set actor_name = 'somebody else'`,
  'delete from audit_entry',
  'truncate audit_entry',
];

test.each(statements)('the database refuses: %s', async (statement) => {
  await expect(opened.client.execute(sql.raw(statement))).rejects.toMatchObject({ cause: { code: '23001' } });
});

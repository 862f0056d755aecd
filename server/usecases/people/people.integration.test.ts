import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import type { UseCaseContext } from '../context.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { changeRole } from './change-role.ts';
import { completeSetup } from './complete-setup.ts';
import { createSetupLink } from './create-setup-link.ts';
import { createWorkspace } from './create-workspace.ts';
import { inviteMember } from './invite-member.ts';
import { listMembers } from './list-members.ts';
import { removeMember } from './remove-member.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { showInvitation } from './show-invitation.ts';

let opened: TestStudio;
let admin: UseCaseContext;
let guests = 0;

beforeAll(async () => {
  opened = await openTestStudio();
  admin = await opened.join('admin', 'Ada');
});
afterAll(() => opened.close());

function guest() {
  guests += 1;
  return { name: `Guest ${guests}`, email: `guest${guests}@example.com`, password: 'correct horse' };
}

test('an invitation link makes one account with its role, once', async () => {
  const { token } = await inviteMember(admin, { role: 'reviewer' });
  expect(await showInvitation(admin, { token })).toMatchObject({ workspaceName: 'Workspace', role: 'reviewer' });
  const person = guest();
  expect(await acceptInvitation(admin, undefined, { token, ...person })).toEqual({ workspace: 'default' });
  const { members } = await listMembers(admin);
  expect(members.find(({ email }) => email === person.email)).toMatchObject({ role: 'reviewer' });
  await expect(acceptInvitation(admin, undefined, { token, ...guest() })).rejects.toMatchObject({
    code: 'LINK_EXPIRED',
  });
});

test('ten who use one link at once are one member', async () => {
  const { token } = await inviteMember(admin, { role: 'viewer' });
  const people = Array.from({ length: 10 }, guest);
  const results = await Promise.allSettled(
    people.map((person) => acceptInvitation(admin, undefined, { token, ...person })),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { members } = await listMembers(admin);
  expect(members.filter(({ email }) => people.some((person) => person.email === email))).toHaveLength(1);
});

test('a revoked, an expired and an invented link are refused alike', async () => {
  const { token } = await inviteMember(admin, { role: 'viewer', email: 'late@example.com' });
  const { invitations } = await listMembers(admin);
  const invitationId = invitations.find(({ email }) => email === 'late@example.com')?.id ?? '';
  await revokeInvitation(admin, { invitationId });
  await expect(showInvitation(admin, { token })).rejects.toMatchObject({ code: 'LINK_EXPIRED' });

  const { token: old } = await inviteMember(admin, { role: 'viewer' });
  const inEightDays = { ...admin.clock, now: () => new Date(Date.now() + 8 * 24 * 60 * 60 * 1000) };
  await expect(showInvitation({ ...admin, clock: inEightDays }, { token: old })).rejects.toMatchObject({
    code: 'LINK_EXPIRED',
  });
  await expect(showInvitation(admin, { token: 'invented' })).rejects.toMatchObject({ code: 'LINK_EXPIRED' });
});

test('an invitation for one address is for nobody else, and a taken address is said to be taken', async () => {
  const { token } = await inviteMember(admin, { role: 'viewer', email: 'Grace@example.com' });
  const person = guest();
  await expect(acceptInvitation(admin, undefined, { token, ...person })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  const { name, password } = person;
  await acceptInvitation(admin, undefined, { token, name, password });
  expect(await admin.database.stores.accounts.findByEmail('grace@example.com')).toMatchObject({ name });
  // The refused attempt above left no account behind.
  expect(await admin.database.stores.accounts.findByEmail(person.email)).toBeUndefined();

  const { token: second } = await inviteMember(admin, { role: 'viewer' });
  await expect(
    acceptInvitation(admin, undefined, { token: second, name, password, email: 'GRACE@example.com' }),
  ).rejects.toMatchObject({ code: 'EMAIL_TAKEN' });
});

test('whoever is a member already only ever gains by an invitation', async () => {
  const reviewer = await opened.join('reviewer', 'Rita');
  const account = { id: reviewer.actor.userId, name: 'Rita', email: 'rita@example.com' };
  const { token: weaker } = await inviteMember(admin, { role: 'viewer' });
  await acceptInvitation(admin, account, { token: weaker });
  expect(await roleOf(account.id)).toBe('reviewer');
  const { token: stronger } = await inviteMember(admin, { role: 'admin' });
  await acceptInvitation(admin, account, { token: stronger });
  expect(await roleOf(account.id)).toBe('admin');
  await removeMember(admin, { userId: account.id });
});

test('the last admin stays, also when two demote each other at once', async () => {
  const only = admin.actor.userId;
  await expect(changeRole(admin, { userId: only, role: 'viewer' })).rejects.toMatchObject({ code: 'LAST_ADMIN' });
  await expect(removeMember(admin, { userId: only })).rejects.toMatchObject({ code: 'LAST_ADMIN' });

  const second = await opened.join('admin', 'Bea');
  const results = await Promise.allSettled([
    changeRole(admin, { userId: second.actor.userId, role: 'viewer' }),
    changeRole(second, { userId: only, role: 'viewer' }),
  ]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { members } = await listMembers(admin);
  expect(members.filter(({ role }) => role === 'admin')).toHaveLength(1);
});

test('a set-up link works once; it lets a locked-out admin in again, and a new link ends the old one', async () => {
  const person = guest();
  const first = await createSetupLink(admin);
  const second = await createSetupLink(admin);
  const unhashed = {
    ...admin,
    passwords: { hash: () => Promise.reject(new Error('No password is hashed without a link.')) },
  };
  await expect(completeSetup(unhashed, { token: first, ...person })).rejects.toMatchObject({ code: 'LINK_EXPIRED' });
  await completeSetup(admin, { token: second, ...person });
  await expect(completeSetup(admin, { token: second, ...guest() })).rejects.toMatchObject({ code: 'LINK_EXPIRED' });
  const account = await admin.database.stores.accounts.findByEmail(person.email);
  expect(await roleOf(account?.id ?? '')).toBe('admin');

  const third = await createSetupLink(admin);
  await completeSetup(admin, { token: third, ...person, password: 'another horse' });
  expect((await admin.database.stores.accounts.findByEmail(person.email))?.id).toBe(account?.id);
});

test('an admin opens another workspace, with the curated environments in it; a viewer does not', async () => {
  const account = { id: admin.actor.userId, name: 'Ada', email: 'ada@example.com' };
  await admin.database.stores.members.set(opened.workspace.id, account.id, 'admin');
  const { slug } = await createWorkspace(admin, account, { name: 'Risk & Fraud' });
  expect(slug).toBe('risk-fraud');
  const membership = await admin.database.stores.members.findMembership(slug, account.id);
  expect(await admin.database.stores.environments.count(membership?.workspaceId ?? '', true)).toBe(2);
  const viewer = await opened.join('viewer');
  const stranger = { id: viewer.actor.userId, name: 'V', email: 'v@example.com' };
  await expect(createWorkspace(admin, stranger, { name: 'Mine' })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});

async function roleOf(userId: string) {
  return admin.database.stores.members.findRole(opened.workspace.id, userId);
}

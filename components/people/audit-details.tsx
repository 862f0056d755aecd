'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { buildAddress } from '@/components/trpc/addresses.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import type { AuditEntry } from '@/core/access/audit-entry.ts';

/** What else is known of an audit entry, in words; a detail without words is shown as it was written. */
export function AuditDetails({ entry: { action, details } }: { entry: AuditEntry }) {
  const told = Object.entries(details).filter(
    ([name, value]) => value !== '' && !(name === 'isNew' && value === 'true'),
  );
  return told.map(([name, value], index) => (
    <Fragment key={name}>
      {index > 0 && ' · '}
      <AuditDetail action={action} name={name} value={value} />
    </Fragment>
  ));
}

function AuditDetail({ action, name, value }: { action: string; name: string; value: string }) {
  const t = useTranslations('audit.details');
  const { slug } = useWorkspace();
  const words = useDetailValue();
  // The same name means another thing with some actions: "from" a version, "from" a role.
  const key = [`${action.replace('.', '-')}-${name}`, name].find((candidate) => t.has(candidate));
  if (key === undefined) return `${name}: ${value}`;
  if (name !== 'buildId') return t(key, { value: words(name, value) });
  return (
    <Link href={buildAddress(slug, value)} className="inline-block leading-6 text-accent hover:underline">
      {t(key)}
    </Link>
  );
}

/** Roles, fields and clean-ups by the names that readers know them by. */
function useDetailValue(): (name: string, value: string) => string {
  const roles = useTranslations('account.roles');
  const fields = useTranslations('audit.fields');
  const cleanUps = useTranslations('storage.cleanUp');
  const list = new Intl.ListFormat(useLocale(), { style: 'short' });
  return (name, value) => {
    if (name === 'kinds') {
      const nameOf = (kind: string) => (cleanUps.has(`${kind}.name`) ? cleanUps(`${kind}.name`) : kind);
      return list.format(value.split(', ').map(nameOf));
    }
    if (name === 'changed')
      return list.format(value.split(', ').map((each) => (fields.has(each) ? fields(each) : each)));
    return roles.has(`${value}.name`) ? roles(`${value}.name`) : value;
  };
}

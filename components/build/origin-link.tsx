'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { draftAddress, versionAddress } from '@/components/trpc/addresses.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { classNames } from '@/components/ui/class-names.ts';
import type { BuildFailure } from '@/core/build/build.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';

type LineOrigin = NonNullable<BuildFailure['origin']>;

interface OriginLinkProps {
  readonly build: BuildDetail;
  readonly origin: LineOrigin;
  readonly className: string;
}

/** A line of a build's definition, with the way there; only its name where the definition is gone. */
export function OriginLink({ build, origin, className }: OriginLinkProps) {
  const t = useTranslations('build');
  const { slug } = useWorkspace();
  const place = t('originPlace', { section: t(`section.${origin.section}`), line: origin.line });
  const href = addressOf(slug, build, origin);
  if (href === undefined) return place;
  return (
    <Link href={href} className={classNames('text-accent', className)}>
      {place}
    </Link>
  );
}

function addressOf(
  workspace: string,
  { environmentName, versionNumber, draftId }: BuildDetail,
  { section }: LineOrigin,
): string | undefined {
  if (draftId) return `${draftAddress(workspace, draftId)}?section=${section}`;
  if (environmentName === undefined || versionNumber === undefined) return undefined;
  return `${versionAddress(workspace, environmentName, versionNumber)}?tab=definition`;
}

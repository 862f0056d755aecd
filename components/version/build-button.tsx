'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { buildAddress } from '@/components/trpc/addresses.ts';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';
import { needsBuild } from './needs-build.ts';
import type { VersionDetail } from './use-version.ts';

/** "Build" where there is no image: the next sensible step. "Watch the build" while one is in the making; else nothing. */
export function BuildButton({ version }: { version: VersionDetail }) {
  const t = useTranslations('version');
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const canBuild = useCan('build.start');
  const start = useMutation(
    trpc.build.start.mutationOptions({
      onSuccess: ({ buildId }) => {
        void queryClient.invalidateQueries({ queryKey: trpc.version.pathKey() });
        router.push(buildAddress(workspace, buildId));
      },
      onError: (error) => toast.error(errorMessage(error)),
    }),
  );
  const { environmentName: name, number, readiness, newestBuildId, image } = version;
  if (readiness === 'building' && newestBuildId) {
    return <LinkButton href={buildAddress(workspace, newestBuildId)}>{t('watchBuild')}</LinkButton>;
  }
  if (!canBuild || !needsBuild(version)) return null;
  const wasBuilt = image?.isPresent === false || readiness === 'failed' || readiness === 'cancelled';
  return (
    <Button variant="primary" disabled={start.isPending} onClick={() => start.mutate({ workspace, name, number })}>
      {wasBuilt ? t('buildAgain') : t('build')}
    </Button>
  );
}

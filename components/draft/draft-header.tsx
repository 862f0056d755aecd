'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';
import type { Draft } from '@/core/draft/draft.ts';
import type { SaveState } from './draft-saver.ts';
import { SaveStateText } from './save-state-text.tsx';

interface DraftHeaderProps {
  readonly draft: Draft;
  readonly save: SaveState;
  readonly nextNumber: number;
  readonly presence: ReactNode;
  readonly menu: ReactNode;
  readonly canWrite: boolean;
  readonly hasErrors: boolean;
  readonly isTesting: boolean;
  readonly onCompare: (() => void) | undefined;
  readonly onTestBuild: () => void;
  readonly onRegister: () => void;
}

/** Where one is, who else is, how safe the text is, and what can be made of it. */
export function DraftHeader(props: DraftHeaderProps) {
  const { draft, save, nextNumber, presence, menu, canWrite, hasErrors, isTesting } = props;
  const t = useTranslations('draft');
  const { slug } = useWorkspace();
  return (
    <PageHeader
      crumbs={[
        { label: t('environments'), href: `/w/${slug}` },
        { label: draft.environmentName, href: `/w/${slug}/environments/${encodeURIComponent(draft.environmentName)}` },
        { label: t('draft') },
      ]}
      status={
        <>
          {draft.baseNumber !== undefined && <Chip>{t('from', { number: draft.baseNumber })}</Chip>}
          {presence}
          {draft.state === 'open' && <SaveStateText state={save} />}
        </>
      }
      actions={
        <>
          {props.onCompare && (
            <span className="hidden sm:block">
              <Button onClick={props.onCompare}>
                {draft.baseNumber === undefined ? t('compareAny') : t('compareWith', { number: draft.baseNumber })}
              </Button>
            </span>
          )}
          {canWrite && (
            <>
              <Button onClick={props.onTestBuild} disabled={hasErrors || isTesting}>
                {isTesting ? t('testBuildStarting') : t('testBuild')}
              </Button>
              <Button
                variant="primary"
                onClick={props.onRegister}
                disabled={hasErrors}
                title={hasErrors ? t('fixErrorsFirst') : undefined}
              >
                {t('registerVersion', { number: nextNumber })}
              </Button>
            </>
          )}
          {menu}
        </>
      }
    />
  );
}

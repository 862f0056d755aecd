import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';

/** An address that leads nowhere, and the way back. */
export async function NoSuchPage() {
  const t = await getTranslations('account.notFound');
  return (
    <div className="flex min-h-[70dvh] flex-col justify-center">
      <EmptyState headingLevel={1} title={t('title')} description={t('description')}>
        <LinkButton href="/" variant="primary">
          {t('home')}
        </LinkButton>
      </EmptyState>
    </div>
  );
}

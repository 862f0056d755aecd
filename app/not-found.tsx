import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';

export default async function NotFound() {
  const t = await getTranslations('account');
  return (
    <main className="flex min-h-[70dvh] flex-col justify-center">
      <EmptyState headingLevel={1} title={t('notFound.title')} description={t('notFound.description')}>
        <LinkButton href="/" variant="primary">
          {t('notFound.home')}
        </LinkButton>
      </EmptyState>
    </main>
  );
}

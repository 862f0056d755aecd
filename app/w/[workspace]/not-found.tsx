import { getTranslations } from 'next-intl/server';
import { NoSuchPage } from '@/components/account/no-such-page.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';

export default async function NotFound() {
  const t = await getTranslations('account.notFound');
  return (
    <>
      <PageHeader crumbs={[{ label: t('title') }]} />
      <NoSuchPage />
    </>
  );
}

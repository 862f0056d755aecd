'use client';

import { useTranslations } from 'next-intl';
import { CopyField } from '@/components/ui/copy-field.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { withBasePath } from '@/components/ui/with-base-path.ts';

/** The link, shown once. The token stands after the `#`, which browsers send to nobody. */
export function InvitationLink({ token, expiresAt }: { token: string; expiresAt: string }) {
  const t = useTranslations('people.invite');
  const link = `${window.location.origin}${withBasePath('/invite')}#${token}`;
  return (
    <div className="flex flex-col gap-2" role="status">
      <p>{t('ready')}</p>
      <CopyField label={t('link')} text={link} />
      <p className="text-muted">{t.rich('expires', { at: () => <RelativeTime at={expiresAt} /> })}</p>
    </div>
  );
}

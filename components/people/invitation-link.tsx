'use client';

import { useTranslations } from 'next-intl';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Input } from '@/components/ui/input.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';

/** The link, shown once. The token stands after the `#`, which browsers send to nobody. */
export function InvitationLink({ token, expiresAt }: { token: string; expiresAt: string }) {
  const t = useTranslations('people.invite');
  const link = `${window.location.origin}/invite#${token}`;
  return (
    <div className="flex flex-col gap-2" role="status">
      <p>{t('ready')}</p>
      <div className="flex items-center gap-1">
        <Input
          readOnly
          value={link}
          aria-label={t('link')}
          onFocus={(event) => event.target.select()}
          className="font-mono text-sm"
        />
        <CopyButton text={link} what={t('link')} />
      </div>
      <p className="text-muted">{t.rich('expires', { at: () => <RelativeTime at={expiresAt} /> })}</p>
    </div>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { Toaster as Sonner } from 'sonner';
import { useTheme } from './theme.ts';

/** Where toasts appear; call `toast` of `sonner` to show one. */
export function Toaster() {
  const t = useTranslations('common');
  return (
    <Sonner
      theme={useTheme()}
      position="bottom-right"
      containerAriaLabel={t('notifications')}
      toastOptions={{
        classNames: {
          toast: '!rounded-lg !border !border-line !bg-raised !text-foreground !text-base !font-sans !shadow-lg',
          description: '!text-muted',
          actionButton: '!bg-accent !text-on-accent !h-7',
        },
      }}
    />
  );
}

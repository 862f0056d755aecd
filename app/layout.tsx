import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { MaintenanceBanner } from '@/components/shell/maintenance-banner.tsx';
import { TrpcProvider } from '@/components/trpc/trpc-provider.tsx';
import { UiProvider } from '@/components/ui/ui-provider.tsx';
import { inter, jetBrainsMono } from './fonts.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Env Studio', template: '%s · Env Studio' },
  robots: { index: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get('studio-theme')?.value;
  return (
    <html
      lang={await getLocale()}
      data-theme={theme === 'light' || theme === 'dark' ? theme : 'system'}
      className={`${inter.variable} ${jetBrainsMono.variable}`}
      // The theme may be switched between the server's answer and hydration.
      suppressHydrationWarning
    >
      <body>
        <NextIntlClientProvider>
          <TrpcProvider>
            <UiProvider>
              <div className="flex h-dvh flex-col">
                <MaintenanceBanner />
                <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
              </div>
            </UiProvider>
          </TrpcProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

import type { ReactNode } from 'react';
import { LanguageSwitch } from './language-switch.tsx';

/** One form in the middle of an empty page: signing in and its relatives. */
export function AccountCard({
  title,
  description,
  children,
}: {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className="flex min-h-full flex-col items-center justify-center gap-4 p-4">
      <div className="flex items-center gap-2">
        <span
          aria-hidden
          className="flex size-7 items-center justify-center rounded-md bg-accent font-semibold text-lg text-on-accent"
        >
          E
        </span>
        <span className="font-semibold text-lg">Env Studio</span>
      </div>
      <section className="w-full max-w-sm rounded-xl border border-line bg-panel p-6">
        <h1 className="font-semibold text-xl">{title}</h1>
        {description && <p className="mt-1 text-muted">{description}</p>}
        <div className="mt-5">{children}</div>
      </section>
      <LanguageSwitch />
    </main>
  );
}

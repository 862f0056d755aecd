import Markdown from 'markdown-to-jsx/react';
import { useLocale, useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header.tsx';

interface FindingPageProps {
  readonly code: string;
  /** Markdown of our own; HTML in it is shown as it is written. */
  readonly text: string;
}

/** What one finding means, why it matters and what to do. */
export function FindingPage({ code, text }: FindingPageProps) {
  const t = useTranslations('finding');
  return (
    <>
      <PageHeader crumbs={[{ label: t('title') }, { label: code }]} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <article lang="en" className="mx-auto w-full max-w-3xl px-4 py-6">
          {!useLocale().startsWith('en') && <p className="mb-4 text-muted">{t('language')}</p>}
          <Markdown options={{ disableParsingRawHTML: true, overrides, forceBlock: true }}>{text}</Markdown>
        </article>
      </div>
    </>
  );
}

const styled = (className: string) => ({ props: { className } });

const overrides = {
  h1: styled('mb-4 break-words font-mono font-semibold text-lg'),
  h2: styled('mt-6 mb-2 font-semibold text-base'),
  p: styled('my-3 leading-6'),
  ul: styled('my-3 list-disc pl-6 leading-6'),
  ol: styled('my-3 list-decimal pl-6 leading-6'),
  pre: styled('my-3 overflow-x-auto rounded-md border border-line bg-background p-3 text-sm leading-5'),
  code: styled('font-mono text-sm'),
  a: { props: { className: 'text-accent hover:underline' } },
};

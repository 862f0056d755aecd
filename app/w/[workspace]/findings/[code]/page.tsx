import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FindingPage } from '@/components/finding/finding-page.tsx';

interface PageProps {
  params: Promise<{ code: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await params).code };
}

export default async function Page({ params }: PageProps) {
  const { code } = await params;
  const text = await readPage(code);
  if (text === undefined) notFound();
  return <FindingPage code={code} text={text} />;
}

/** The page of `docs/findings`, which is a part of the build; undefined where there is none. */
async function readPage(code: string): Promise<string | undefined> {
  if (!/^[a-z0-9-]+$/.test(code)) return undefined;
  try {
    const page: { default: string } = await import(`../../../../../docs/findings/${code}.md`);
    return page.default;
  } catch {
    return undefined;
  }
}

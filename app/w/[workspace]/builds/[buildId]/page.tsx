import { notFound } from 'next/navigation';
import { isId } from '@/app/is-id.ts';
import { BuildPage } from '@/components/build/build-page.tsx';

export default async function Page({ params }: { params: Promise<{ buildId: string }> }) {
  const { buildId } = await params;
  if (!isId(buildId)) notFound();
  return <BuildPage buildId={buildId} />;
}

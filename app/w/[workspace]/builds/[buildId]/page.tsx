import { notFound } from 'next/navigation';
import { BuildPage } from '@/components/build/build-page.tsx';

export default async function Page({ params }: { params: Promise<{ buildId: string }> }) {
  const { buildId } = await params;
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(buildId)) notFound();
  return <BuildPage buildId={buildId} />;
}

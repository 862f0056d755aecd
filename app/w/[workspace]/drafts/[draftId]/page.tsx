import { notFound } from 'next/navigation';
import { isId } from '@/app/is-id.ts';
import { DraftPage } from '@/components/draft/draft-page.tsx';

export default async function Page({ params }: { params: Promise<{ draftId: string }> }) {
  const { draftId } = await params;
  if (!isId(draftId)) notFound();
  return <DraftPage draftId={draftId} />;
}

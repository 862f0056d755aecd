import { DraftPage } from '@/components/draft/draft-page.tsx';

export default async function Page({ params }: { params: Promise<{ draftId: string }> }) {
  const { draftId } = await params;
  return <DraftPage draftId={draftId} />;
}

import { CuratedPage } from '@/components/environment/curated-page.tsx';

export default function Page() {
  return <CuratedPage />;
}

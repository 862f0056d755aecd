import { BuildsPage } from '@/components/build/builds-page.tsx';

export default function Page() {
  return <BuildsPage />;
}

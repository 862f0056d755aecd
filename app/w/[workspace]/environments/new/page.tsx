import { NewEnvironmentPage } from '@/components/environment/new-environment-page.tsx';

export default function Page() {
  return <NewEnvironmentPage />;
}

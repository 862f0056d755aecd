import { EnvironmentsPage } from '@/components/environment/environments-page.tsx';

export default function Page() {
  return <EnvironmentsPage />;
}

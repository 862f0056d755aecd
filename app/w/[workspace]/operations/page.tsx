import { OperationsPage } from '@/components/operations/operations-page.tsx';

export default function Page() {
  return <OperationsPage />;
}

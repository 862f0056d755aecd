import { AuditPage } from '@/components/people/audit-page.tsx';

export default function Page() {
  return <AuditPage />;
}

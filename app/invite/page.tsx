import { InvitePage } from '@/components/account/invite-page.tsx';

export default function Page() {
  return <InvitePage />;
}

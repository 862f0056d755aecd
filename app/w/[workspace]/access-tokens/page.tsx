import { AccessTokensPage } from '@/components/account/access-tokens-page.tsx';

export default function Page() {
  return <AccessTokensPage />;
}

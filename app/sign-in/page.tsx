import { SignInPage } from '@/components/account/sign-in-page.tsx';

export default function Page() {
  return <SignInPage />;
}

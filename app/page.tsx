import { LandingPage } from '@/components/account/landing-page.tsx';

export default function Page() {
  return <LandingPage />;
}

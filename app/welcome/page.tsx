import { WelcomePage } from '@/components/account/welcome-page.tsx';

export default function Page() {
  return <WelcomePage />;
}

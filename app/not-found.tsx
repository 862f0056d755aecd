import { NoSuchPage } from '@/components/account/no-such-page.tsx';

export default function NotFound() {
  return (
    <main>
      <NoSuchPage />
    </main>
  );
}

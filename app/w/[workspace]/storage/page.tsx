import { StoragePage } from '@/components/storage/storage-page.tsx';

export default function Page() {
  return <StoragePage />;
}

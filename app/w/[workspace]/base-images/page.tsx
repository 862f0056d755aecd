import { BaseImagesPage } from '@/components/base-image/base-images-page.tsx';

export default function Page() {
  return <BaseImagesPage />;
}

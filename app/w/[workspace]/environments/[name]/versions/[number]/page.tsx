import { notFound } from 'next/navigation';
import { VersionPage } from '@/components/version/version-page.tsx';

export default async function Page({ params }: { params: Promise<{ name: string; number: string }> }) {
  const { name, number } = await params;
  if (!/^[1-9]\d{0,9}$/.test(number)) notFound();
  return <VersionPage name={decodeURIComponent(name)} number={Number(number)} />;
}

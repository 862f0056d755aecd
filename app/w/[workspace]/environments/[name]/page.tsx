import { EnvironmentPage } from '@/components/environment/environment-page.tsx';

export default async function Page({ params }: { params: Promise<{ name: string }> }) {
  const { name } = await params;
  return <EnvironmentPage name={decodeURIComponent(name)} />;
}

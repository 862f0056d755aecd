import { Skeleton } from '@/components/ui/skeleton.tsx';

export function VersionSkeleton() {
  return (
    <div aria-busy className="grid gap-5 p-4 lg:p-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex flex-col gap-4">
        <Skeleton className="h-7 w-72" />
        <Skeleton className="h-9" />
        <Skeleton className="h-80" />
      </div>
      <div className="flex flex-col gap-4">
        <Skeleton className="h-80" />
        <Skeleton className="h-32" />
      </div>
    </div>
  );
}

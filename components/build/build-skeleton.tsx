import { Skeleton } from '@/components/ui/skeleton.tsx';

/** The build page in its final sizes while it loads. */
export function BuildSkeleton() {
  return (
    <div aria-busy className="flex min-h-0 flex-1 flex-col gap-3 p-4 lg:p-5">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-7 w-full" />
      <Skeleton className="min-h-60 w-full flex-1 !rounded-lg" />
    </div>
  );
}

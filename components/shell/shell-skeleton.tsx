import { Skeleton } from '@/components/ui/skeleton.tsx';

/** The frame of every page, before it is known who reads it. */
export function ShellSkeleton() {
  return (
    <div aria-busy className="flex h-full">
      <div className="hidden w-56 shrink-0 flex-col gap-3 border-line border-r bg-panel p-4 lg:flex">
        <Skeleton className="h-6 w-32" />
        {[0, 1, 2, 3].map((row) => (
          <Skeleton key={row} className="h-5 w-40" />
        ))}
      </div>
      <div className="flex-1">
        <div className="flex h-12 items-center border-line border-b bg-panel px-4">
          <Skeleton className="h-4 w-32" />
        </div>
      </div>
    </div>
  );
}

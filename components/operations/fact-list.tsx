import type { ReactNode } from 'react';

/** Facts side by side: what, and how much. */
export function FactList({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-x-4 gap-y-3 px-4 pt-2 pb-4 sm:grid-cols-3">{children}</dl>;
}

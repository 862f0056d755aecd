import type { ReactNode } from 'react';

export function NumberFact({ term, children, note }: { term: string; children: ReactNode; note?: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-sm">{term}</dt>
      <dd className="min-w-0 break-words">
        <span className="font-semibold text-lg tabular-nums">{children}</span>
        {note && <span className="block text-muted text-sm">{note}</span>}
      </dd>
    </div>
  );
}

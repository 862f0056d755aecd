import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** Teaches the first step. */
  description?: ReactNode;
  children?: ReactNode;
  /** 1 where it is all that the page says. */
  headingLevel?: 1 | 2;
}

export function EmptyState({ icon, title, description, children, headingLevel = 2 }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="mx-auto flex max-w-lg flex-col items-center gap-2 px-4 py-12 text-center">
      {icon && <span className="mb-1 text-faint">{icon}</span>}
      <Heading className="font-semibold text-lg">{title}</Heading>
      {description && <p className="text-balance text-muted">{description}</p>}
      {children && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}

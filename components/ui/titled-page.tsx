import type { ReactNode } from 'react';
import { PageHeader } from './page-header.tsx';
import { PageTitle } from './page-title.tsx';

interface TitledPageProps {
  title: string;
  /** What the page is for, in a sentence. */
  description: ReactNode;
  /** Buttons of the header. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of one heading: its name in tab, header and text, what it is for, and its content below. */
export function TitledPage({ title, description, actions, children }: TitledPageProps) {
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <PageHeader crumbs={[{ label: title }]} actions={actions} />
      <div className="flex flex-col gap-4 p-4 lg:p-5">
        <div>
          <h1 className="font-semibold text-xl">{title}</h1>
          <p className="text-muted">{description}</p>
        </div>
        {children}
      </div>
    </>
  );
}

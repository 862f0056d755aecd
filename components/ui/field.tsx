'use client';

import { type ReactNode, useId } from 'react';

interface FieldProps {
  label: ReactNode;
  /** Said below the control until there is an error. */
  hint?: ReactNode;
  error?: string | undefined;
  children: (control: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ReactNode;
}

/** Label, control, and one line below that says the rule or what is wrong. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({ id, 'aria-describedby': noteId, 'aria-invalid': Boolean(error) })}
      <p id={noteId} role={error ? 'alert' : undefined} className={error ? 'text-bad text-sm' : 'text-muted text-sm'}>
        {error ?? hint}
      </p>
    </div>
  );
}

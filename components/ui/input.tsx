import { Input as BaseInput } from '@base-ui/react/input';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

/** The look of everything one can type into. */
export const inputClass =
  'w-full min-w-0 rounded-md border border-line bg-panel px-2.5 text-base text-foreground transition-colors hover:border-line-strong focus:border-accent focus:outline-2 focus:-outline-offset-1 focus:outline-accent aria-invalid:border-bad disabled:opacity-60';

interface InputProps extends Omit<ComponentProps<typeof BaseInput>, 'className'> {
  className?: string;
}

export function Input({ className, ...properties }: InputProps) {
  return <BaseInput className={classNames(inputClass, 'h-8', className)} {...properties} />;
}

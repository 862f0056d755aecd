import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { inputClass } from './input.tsx';

export function Textarea({ className, ...properties }: ComponentProps<'textarea'>) {
  return <textarea className={classNames(inputClass, 'min-h-16 py-1.5', className)} {...properties} />;
}

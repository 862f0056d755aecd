import Link from 'next/link';
import type { ComponentProps } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button.tsx';
import { classNames } from './class-names.ts';

interface LinkButtonProps extends ComponentProps<typeof Link> {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** A link that looks like a button: it has an address, so it can be opened in another tab. */
export function LinkButton({ variant = 'secondary', size = 'medium', className, ...properties }: LinkButtonProps) {
  return <Link className={classNames(buttonClass(variant, size), className)} {...properties} />;
}

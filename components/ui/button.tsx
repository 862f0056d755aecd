import { Button as BaseButton } from '@base-ui/react/button';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'medium' | 'small' | 'icon';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover border-transparent',
  secondary: 'bg-panel text-foreground border-line hover:bg-hover hover:border-line-strong',
  ghost: 'border-transparent text-muted hover:bg-hover hover:text-foreground',
  danger: 'bg-panel border-line text-bad hover:bg-bad-soft',
};

const sizes: Record<ButtonSize, string> = {
  medium: 'h-8 px-3',
  small: 'h-7 px-2.5 text-sm',
  icon: 'size-7 justify-center',
};

/** The look of a button, also for links that act like one. */
export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'medium'): string {
  return classNames(
    'inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium select-none',
    'transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-55 data-disabled:cursor-not-allowed data-disabled:opacity-55',
    variants[variant],
    sizes[size],
  );
}

export interface ButtonProps extends Omit<ComponentProps<typeof BaseButton>, 'className'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
}

/** Names its result ("Register version 8"), never just "OK". */
export function Button({ variant = 'secondary', size = 'medium', className, ...properties }: ButtonProps) {
  return <BaseButton type="button" className={classNames(buttonClass(variant, size), className)} {...properties} />;
}

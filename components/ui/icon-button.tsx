import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import { Tooltip } from './tooltip.tsx';

interface IconButtonProps extends Omit<ButtonProps, 'size' | 'children'> {
  /** Spoken name and tooltip. */
  label: string;
  children: ReactNode;
}

/** A button that is only an icon; its name is said on hover and to screen readers. */
export function IconButton({ label, variant = 'ghost', children, ...properties }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <Button size="icon" variant={variant} aria-label={label} {...properties}>
        {children}
      </Button>
    </Tooltip>
  );
}

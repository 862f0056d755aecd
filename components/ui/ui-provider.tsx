'use client';

import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { Toaster } from './toaster.tsx';

/** What all primitives share: tooltips that follow each other at once, and the toasts. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider delay={400}>
      {children}
      <Toaster />
    </Tooltip.Provider>
  );
}

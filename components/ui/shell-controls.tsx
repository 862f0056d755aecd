'use client';

import { createContext, useContext } from 'react';

/** What a page's header can ask of the shell around it. */
export interface ShellControls {
  readonly openPalette: () => void;
  readonly openSidebar: () => void;
}

const ShellControlsContext = createContext<ShellControls | undefined>(undefined);

export const ShellControlsProvider = ShellControlsContext.Provider;

/** Undefined outside the workspace's shell (sign-in and its like). */
export function useShellControls(): ShellControls | undefined {
  return useContext(ShellControlsContext);
}

'use client';

import { useEffect, useEffectEvent } from 'react';

/** F8 goes to the next problem, wherever on the page one is; a dialog keeps its keys. */
export function useNextProblemKey(onNextProblem: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isInDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
    if (event.key !== 'F8' || event.defaultPrevented || isInDialog) return;
    event.preventDefault();
    onNextProblem();
  });

  // The outside system is the window.
  useEffect(() => {
    const keyDown = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', keyDown);
    return () => window.removeEventListener('keydown', keyDown);
  }, []);
}

'use client';

import { useEffect, useEffectEvent } from 'react';

interface PageGestures {
  readonly onNextProblem: () => void;
  /** Undefined where nothing may be changed: the browser then does with a dropped file what it always does. */
  readonly onFile: ((file: File) => void) | undefined;
}

/** What holds for the whole page: F8 goes to the next problem, a file may be dropped anywhere. */
export function usePageGestures({ onNextProblem, onFile }: PageGestures): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isInDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
    if (event.key !== 'F8' || event.defaultPrevented || isInDialog) return;
    event.preventDefault();
    onNextProblem();
  });
  const onDragOver = useEffectEvent((event: DragEvent) => {
    if (onFile && event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  const onDrop = useEffectEvent((event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!onFile || files.length === 0) return;
    event.preventDefault();
    for (const file of files) onFile(file);
  });

  // The outside system is the window.
  useEffect(() => {
    const keyDown = (event: KeyboardEvent) => onKeyDown(event);
    const dragOver = (event: DragEvent) => onDragOver(event);
    const drop = (event: DragEvent) => onDrop(event);
    window.addEventListener('keydown', keyDown);
    window.addEventListener('dragover', dragOver);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('keydown', keyDown);
      window.removeEventListener('dragover', dragOver);
      window.removeEventListener('drop', drop);
    };
  }, []);
}

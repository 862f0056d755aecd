'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Takes files that are dropped anywhere on the page, and tells whether some are held over it. Without
 * `onFiles` the browser does with them what it always does.
 */
export function useFileDrop(onFiles: ((files: readonly File[]) => void) | undefined): boolean {
  const [isOver, setIsOver] = useState(false);
  const onDragOver = useEffectEvent((event: DragEvent) => {
    if (!onFiles || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  });
  const onDrop = useEffectEvent((event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    setIsOver(false);
    if (!onFiles || files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  });

  // The outside system is the window.
  useEffect(() => {
    const dragOver = (event: DragEvent) => onDragOver(event);
    const drop = (event: DragEvent) => onDrop(event);
    // Between two elements of the page something else is entered; outside of it, nothing.
    const dragLeave = (event: DragEvent) => event.relatedTarget === null && setIsOver(false);
    window.addEventListener('dragover', dragOver);
    window.addEventListener('drop', drop);
    window.addEventListener('dragleave', dragLeave);
    return () => {
      window.removeEventListener('dragover', dragOver);
      window.removeEventListener('drop', drop);
      window.removeEventListener('dragleave', dragLeave);
    };
  }, []);

  return isOver;
}

'use client';

import type { RefObject } from 'react';
import type { Issue } from '@/core/issue.ts';
import type { SectionEditorHandle } from './section-editor.tsx';
import { type View, views } from './use-view.ts';

interface ProblemNavigation {
  readonly open: (issue: Issue) => void;
  readonly openNext: () => void;
  readonly fix: (issue: Issue) => void;
}

/** Jumps to problems and mends them: `openNext` goes from the cursor on, through all sections and around. */
export function useProblemNavigation(
  issues: readonly Issue[],
  editor: RefObject<SectionEditorHandle | null>,
  view: View,
  show: (view: View) => void,
): ProblemNavigation {
  const open = ({ section, range }: Issue) => {
    if (section !== view) show(section);
    // The editor's model changes with the address; a frame later it is the one to move in.
    if (section !== 'settings') requestAnimationFrame(() => editor.current?.reveal(section, range));
  };
  const openNext = () => {
    const here = views.indexOf(view);
    const cursor = editor.current?.cursor() ?? 0;
    const place = (issue: Issue) => views.indexOf(issue.section);
    const isAhead = (issue: Issue) =>
      place(issue) > here || (place(issue) === here && view !== 'settings' && issue.range.start > cursor);
    const next = issues.find(isAhead) ?? issues[0];
    if (next) open(next);
  };
  const fix = ({ section, fix: proposed }: Issue) => {
    if (section === 'settings' || proposed === undefined) return;
    if (section !== view) show(section);
    editor.current?.applyEdits(section, proposed.edits);
  };
  return { open, openNext, fix };
}

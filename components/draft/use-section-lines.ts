'use client';

import { useCallback, useRef } from 'react';
import type { Definition } from '@/core/definition/definition.ts';
import { LineIndex } from '@/core/position.ts';
import type { TextSection } from './section.ts';

/** The lines of a section, counted when they are first asked for and again only when its text has changed. */
export function useSectionLines(definition: Definition): (section: TextSection) => LineIndex {
  const counted = useRef(new Map<TextSection, { readonly text: string; readonly lines: LineIndex }>());
  const { conda, pip, dockerfile } = definition;
  return useCallback(
    (section) => {
      const text = { conda, pip, dockerfile }[section];
      const known = counted.current.get(section);
      if (known?.text === text) return known.lines;
      const lines = new LineIndex(text);
      counted.current.set(section, { text, lines });
      return lines;
    },
    [conda, pip, dockerfile],
  );
}

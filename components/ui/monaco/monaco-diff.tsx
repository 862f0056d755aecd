'use client';

import { useEffect, useRef } from 'react';
import { classNames } from '../class-names.ts';
import { codeOptions } from './code-options.ts';
import type { Monaco } from './load-monaco.ts';
import type { CodeLanguage } from './monaco-code.tsx';
import { MonacoFrame } from './monaco-frame.tsx';

interface MonacoDiffProps {
  readonly original: string;
  readonly modified: string;
  readonly language: CodeLanguage;
  readonly originalLabel: string;
  readonly modifiedLabel: string;
  readonly className?: string;
}

/** Two texts beside each other, or one below the other where there is no room. F7 goes to the next change. */
export function MonacoDiff({ className, ...texts }: MonacoDiffProps) {
  return (
    <div className={classNames('h-full min-h-0', className)}>
      <MonacoFrame text={texts.modified}>{(monaco) => <DiffView monaco={monaco} {...texts} />}</MonacoFrame>
    </div>
  );
}

function DiffView(props: MonacoDiffProps & { readonly monaco: Monaco }) {
  const { monaco, original, modified, language, originalLabel, modifiedLabel } = props;
  const container = useRef<HTMLDivElement>(null);

  // The outside system is Monaco: one diff editor with its two models, disposed together.
  useEffect(() => {
    if (container.current === null) return;
    const models = {
      original: monaco.editor.createModel(original, language),
      modified: monaco.editor.createModel(modified, language),
    };
    const editor = monaco.editor.createDiffEditor(container.current, {
      ...codeOptions(),
      readOnly: true,
      originalEditable: false,
      tabFocusMode: true,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: true,
      renderSideBySideInlineBreakpoint: 700,
      hideUnchangedRegions: { enabled: true },
      renderMarginRevertIcon: false,
      renderOverviewRuler: false,
    });
    // The diff editor's own options for these do not reach its two editors when it is made.
    editor.getOriginalEditor().updateOptions({ ariaLabel: originalLabel });
    editor.getModifiedEditor().updateOptions({ ariaLabel: modifiedLabel });
    editor.setModel(models);
    return () => {
      editor.dispose();
      models.original.dispose();
      models.modified.dispose();
    };
  }, [monaco, original, modified, language, originalLabel, modifiedLabel]);

  return <div ref={container} className="h-full" />;
}

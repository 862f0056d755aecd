'use client';

import { useEffect, useRef } from 'react';
import { classNames } from '../class-names.ts';
import { codeOptions } from './code-options.ts';
import type { Monaco } from './load-monaco.ts';
import { MonacoFrame } from './monaco-frame.tsx';

export type CodeLanguage = 'yaml' | 'requirements' | 'dockerfile' | 'plaintext';

interface MonacoCodeProps {
  readonly text: string;
  readonly language: CodeLanguage;
  /** What a screen reader calls it. */
  readonly label: string;
  readonly className?: string;
  readonly wrap?: boolean;
}

/** Text to read: find, copy and fold as in the editor, nothing to type. Fills its container. */
export function MonacoCode({ className, ...code }: MonacoCodeProps) {
  return (
    <div className={classNames('h-full min-h-0', className)}>
      <MonacoFrame text={code.text}>{(monaco) => <CodeView monaco={monaco} {...code} />}</MonacoFrame>
    </div>
  );
}

function CodeView({ monaco, text, language, label, wrap = false }: MonacoCodeProps & { monaco: Monaco }) {
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<ReturnType<Monaco['editor']['create']>>(null);

  // The outside system is Monaco: one editor with one model, disposed together.
  useEffect(() => {
    if (container.current === null) return;
    const model = monaco.editor.createModel('', language);
    const created = monaco.editor.create(container.current, {
      ...codeOptions(),
      model,
      readOnly: true,
      domReadOnly: true,
      ariaLabel: label,
      tabFocusMode: true,
      wordWrap: wrap ? 'on' : 'off',
    });
    editor.current = created;
    return () => {
      editor.current = null;
      created.dispose();
      model.dispose();
    };
  }, [monaco, language, label, wrap]);

  // Monaco again: its text follows ours; where one has scrolled to stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new editor (language, label, wrap) starts without text
  useEffect(() => {
    const model = editor.current?.getModel();
    if (model && model.getValue() !== text) model.setValue(text);
  }, [monaco, language, label, wrap, text]);

  return <div ref={container} className="h-full" />;
}

'use client';

import { CopyButton } from '@/components/ui/copy-button.tsx';
import { type CodeLanguage, MonacoCode } from '@/components/ui/monaco/monaco-code.tsx';
import { codeHeight } from './code-height.ts';

interface CodeBlockProps {
  title: string;
  text: string;
  language: CodeLanguage;
}

const maximumLines = 28;

/** A text to read, as high as it is long, and its copy button. */
export function CodeBlock({ title, text, language }: CodeBlockProps) {
  const shown = text.replace(/\n$/, '');
  const lines = Math.min(shown.split('\n').length, maximumLines);
  return (
    <section className="overflow-hidden rounded-lg border border-line bg-panel">
      <header className="flex h-9 items-center justify-between border-line border-b pr-1.5 pl-4">
        <h2 className="font-semibold">{title}</h2>
        <CopyButton text={text} what={title} />
      </header>
      <div style={{ height: codeHeight(lines) }}>
        <MonacoCode text={shown} language={language} label={title} />
      </div>
    </section>
  );
}

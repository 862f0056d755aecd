'use client';

import { useMemo, useState } from 'react';
import type { Inputs } from '@/components/trpc/trpc.ts';
import { useUrlParameters } from '@/components/ui/use-url-parameters.ts';
import { type ImportedText, importText } from '@/core/definition/import-text.ts';
import { keptImport } from './pending-import.ts';

export const startKinds = ['blank', 'version', 'file'] as const;
export type StartKind = (typeof startKinds)[number];

export interface Start {
  readonly kind: StartKind;
  readonly choose: (kind: StartKind) => void;
  /** The version to start from. */
  readonly from: { readonly name: string; readonly number: number } | undefined;
  readonly chooseVersion: (name: string, number: number) => void;
  readonly text: string;
  readonly setText: (text: string, fileName?: string) => void;
  /** What the text was recognised as; undefined while there is none. */
  readonly imported: ImportedText | undefined;
  /** Whether an environment can be made of it. */
  readonly isReady: boolean;
  readonly input: Pick<Inputs['environment']['create'], 'from' | 'definition'>;
}

/** What the first draft begins with. Kind and version are in the address; a text is not. */
export function useStart(): Start {
  const url = useUrlParameters();
  const [file, setFile] = useState(() => keptImport() ?? { text: '', fileName: undefined });
  const name = url.get('from');
  const number = Number(url.get('version'));
  const from = name && Number.isInteger(number) && number > 0 ? { name, number } : undefined;
  const asked = startKinds.find((candidate) => candidate === url.get('start'));
  const kind = asked ?? (from ? 'version' : 'blank');
  const imported = useMemo(() => (file.text.trim() ? importText(file.text, file.fileName) : undefined), [file]);
  const isRecognised = imported !== undefined && imported.kind !== 'unknown';
  return {
    kind,
    choose: (next) => url.set({ start: next }),
    from,
    chooseVersion: (next, version) => url.set({ start: 'version', from: next, version: String(version) }),
    text: file.text,
    setText: (text, fileName) => setFile({ text, fileName }),
    imported,
    isReady: kind === 'blank' || (kind === 'version' && from !== undefined) || (kind === 'file' && isRecognised),
    input: {
      ...(kind === 'version' && from && { from }),
      ...(kind === 'file' && isRecognised && { definition: imported.definition }),
    },
  };
}

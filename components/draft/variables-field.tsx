'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { Input } from '@/components/ui/input.tsx';
import { type Definition, variableNamePattern } from '@/core/definition/definition.ts';

type Variables = Definition['variables'];

interface VariablesFieldProps {
  readonly value: Variables;
  readonly isReadOnly: boolean;
  readonly onChange: (variables: Variables) => void;
}

interface Row {
  readonly key: number;
  readonly name: string;
  readonly value: string;
}

/**
 * Environment variables as rows. A row whose name cannot be one yet stays here, marked, and is part of
 * the definition as soon as it can; the others are saved as they are typed.
 */
export function VariablesField({ value, isReadOnly, onChange }: VariablesFieldProps) {
  const t = useTranslations('draft.settings.variables');
  const headingId = useId();
  const [rows, setRows] = useState<readonly Row[]>(() => numbered(value));
  if (!isSame(valid(rows), value)) {
    // Written elsewhere: an import, or a colleague.
    setRows(numbered(value));
  }

  const change = (next: readonly Row[]) => {
    setRows(next);
    if (!isSame(valid(next), value)) onChange([...valid(next)]);
  };
  const edit = (key: number, part: Partial<Row>) =>
    change(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));

  return (
    <fieldset aria-labelledby={headingId} className="flex flex-col gap-2">
      <legend id={headingId} className="mb-1 font-medium">
        {t('title')}
      </legend>
      {rows.map((row, index) => (
        <div key={row.key} className="flex flex-wrap items-start gap-x-2 gap-y-1">
          <Input
            value={row.name}
            aria-label={t('name', { number: index + 1 })}
            aria-invalid={problemOf(row, rows) !== undefined}
            placeholder="OMP_NUM_THREADS"
            spellCheck={false}
            readOnly={isReadOnly}
            onChange={(event) => edit(row.key, { name: event.target.value })}
            className="!w-auto min-w-32 flex-1 font-mono"
          />
          <Input
            value={row.value}
            aria-label={t('value', { name: row.name || String(index + 1) })}
            placeholder="4"
            spellCheck={false}
            readOnly={isReadOnly}
            onChange={(event) => edit(row.key, { value: event.target.value })}
            className="!w-auto min-w-32 flex-[2] font-mono"
          />
          {!isReadOnly && (
            <IconButton
              label={t('remove', { name: row.name || String(index + 1) })}
              onClick={() => change(rows.filter((other) => other.key !== row.key))}
            >
              <Trash2 size={14} aria-hidden />
            </IconButton>
          )}
          <RowProblem problem={problemOf(row, rows)} />
        </div>
      ))}
      {rows.length === 0 && <p className="text-muted">{t('none')}</p>}
      {!isReadOnly && (
        <Button
          size="small"
          className="self-start"
          onClick={() => setRows([...rows, { key: nextKey(rows), name: '', value: '' }])}
        >
          <Plus size={14} aria-hidden /> {t('add')}
        </Button>
      )}
      <p className="text-muted text-sm">{t('hint')}</p>
    </fieldset>
  );
}

function RowProblem({ problem }: { readonly problem: 'invalid' | 'duplicate' | undefined }) {
  const t = useTranslations('draft.settings.variables');
  return (
    <p role={problem ? 'alert' : undefined} className="basis-full text-bad text-sm empty:hidden">
      {problem && t(problem)}
    </p>
  );
}

/** Of two rows with one name the first counts. */
function problemOf(row: Row, rows: readonly Row[]): 'invalid' | 'duplicate' | undefined {
  if (row.name === '') return row.value === '' ? undefined : 'invalid';
  if (!variableNamePattern.test(row.name)) return 'invalid';
  return rows.find((other) => other.name === row.name)?.key === row.key ? undefined : 'duplicate';
}

function valid(rows: readonly Row[]): Variables {
  return rows
    .filter((row) => row.name !== '' && problemOf(row, rows) === undefined)
    .map(({ name, value }) => ({ name, value }));
}

function numbered(variables: Variables): readonly Row[] {
  return variables.map((variable, key) => ({ key, ...variable }));
}

function nextKey(rows: readonly Row[]): number {
  return Math.max(-1, ...rows.map((row) => row.key)) + 1;
}

function isSame(left: Variables, right: Variables): boolean {
  return (
    left.length === right.length &&
    left.every(({ name, value }, index) => name === right[index]?.name && value === right[index]?.value)
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Select } from '@/components/ui/select.tsx';
import { addPackage } from '@/core/conda/add-package.ts';
import type { Definition } from '@/core/definition/definition.ts';
import type { TextEdit } from '@/core/issue.ts';
import { addRequirement } from '@/core/pip/add-requirement.ts';

type Manager = 'conda' | 'pip';

interface AddPackageDialogProps {
  readonly definition: Definition;
  readonly manager: Manager;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onAdd: (manager: Manager, edits: readonly TextEdit[]) => void;
}

/** A form that writes one line of the same text: what it will write is shown while one types. */
export function AddPackageDialog({ definition, manager: first, isOpen, onClose, onAdd }: AddPackageDialogProps) {
  const t = useTranslations('draft.addPackage');
  const common = useTranslations('common');
  const [manager, setManager] = useState<Manager>(first);
  const [name, setName] = useState('');
  const [constraint, setConstraint] = useState('');
  const line = lineOf(manager, name, constraint);
  const edits = line === '' ? undefined : editsOf(definition, manager, line);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (edits === undefined) return;
    onAdd(manager, edits);
    setName('');
    setConstraint('');
    onClose();
  };

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('title')}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button variant="primary" type="submit" form="add-package" disabled={edits === undefined}>
            {t('submit', { section: manager })}
          </Button>
        </>
      }
    >
      <form id="add-package" onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('manager')}>
          {({ id }) => (
            <Select
              id={id}
              label={t('manager')}
              value={manager}
              options={[
                { value: 'conda', label: 'conda', description: t('condaHint') },
                { value: 'pip', label: 'pip', description: t('pipHint') },
              ]}
              onChange={setManager}
            />
          )}
        </Field>
        <Field label={t('name')}>
          {(control) => (
            <Input
              {...control}
              data-initial-focus
              required
              spellCheck={false}
              autoCapitalize="off"
              value={name}
              placeholder="scikit-learn"
              onChange={(event) => setName(event.target.value)}
              className="font-mono"
            />
          )}
        </Field>
        <Field label={t('constraint')} hint={t('constraintHint')}>
          {(control) => (
            <Input
              {...control}
              spellCheck={false}
              autoCapitalize="off"
              value={constraint}
              placeholder=">=1.5,<2"
              onChange={(event) => setConstraint(event.target.value)}
              className="font-mono"
            />
          )}
        </Field>
        <p role="status" className={line !== '' && edits === undefined ? 'text-bad' : 'text-muted'}>
          {line === '' ? t('nothing') : edits === undefined ? t('impossible') : t('willWrite')}{' '}
          {edits !== undefined && <code className="font-mono">{line}</code>}
        </p>
      </form>
    </Dialog>
  );
}

/** A bare version means exactly that one, in the spelling of its manager. */
function lineOf(manager: Manager, name: string, constraint: string): string {
  const [trimmedName, trimmed] = [name.trim(), constraint.trim()];
  if (trimmedName === '' || trimmed === '') return trimmedName;
  const hasOperator = /^[<>=!~]/.test(trimmed);
  return `${trimmedName}${hasOperator ? '' : manager === 'conda' ? '=' : '=='}${trimmed}`;
}

function editsOf(definition: Definition, manager: Manager, line: string): readonly TextEdit[] | undefined {
  return manager === 'conda' ? addPackage(definition.conda, line) : addRequirement(definition.pip, line);
}

'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import type { ShownNameIssue } from './use-name-issue.ts';

interface NameFieldProps {
  value: string;
  onChange: (value: string) => void;
  issue: ShownNameIssue | undefined;
}

export function NameField({ value, onChange, issue }: NameFieldProps) {
  const t = useTranslations('environment.create');
  return (
    <Field label={t('nameLabel')} hint={t('nameHint')} error={issue && t(`nameIssues.${issue}`)}>
      {(control) => (
        <Input
          {...control}
          value={value}
          onValueChange={(text) => onChange(text.trim())}
          placeholder="fraud-model"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          autoFocus
          required
        />
      )}
    </Field>
  );
}

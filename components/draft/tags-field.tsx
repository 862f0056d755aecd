'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field.tsx';
import { TagsInput } from '@/components/ui/tags-input.tsx';

interface TagsFieldProps {
  readonly value: readonly string[];
  readonly isReadOnly: boolean;
  readonly onChange: (tags: readonly string[]) => void;
}

/** The tags of a draft's environment. */
export function TagsField({ value, isReadOnly, onChange }: TagsFieldProps) {
  const t = useTranslations('draft.settings.tags');
  return (
    <Field label={t('title')} hint={t('hint')}>
      {(control) => <TagsInput {...control} value={value} isReadOnly={isReadOnly} onChange={onChange} />}
    </Field>
  );
}

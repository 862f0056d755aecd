'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { Button } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { FormError } from './form-error.tsx';
import { type Person, passwordMinimum, personSchema } from './person-schema.ts';

interface PersonFormProps {
  submitLabel: string;
  /** Given by the invitation; then it cannot be changed. */
  email?: string | undefined;
  error?: string | undefined;
  isPending: boolean;
  onSubmit: (person: Person) => void;
}

/** Name, e-mail and password of a new account. */
export function PersonForm({ submitLabel, email, error, isPending, onSubmit }: PersonFormProps) {
  const t = useTranslations('account');
  const { register, handleSubmit, formState } = useForm<Person>({
    resolver: zodResolver(personSchema),
    defaultValues: { name: '', email: email ?? '', password: '' },
  });
  const problem = (field: keyof Person) => {
    const key = formState.errors[field]?.message;
    return key ? t(`problems.${key}`, { minimum: passwordMinimum }) : undefined;
  };
  return (
    <form
      noValidate
      method="post"
      className="flex flex-col gap-3"
      onSubmit={(event) => void handleSubmit(onSubmit)(event)}
    >
      <Field label={t('name')} error={problem('name')}>
        {(control) => <Input {...control} {...register('name')} autoComplete="name" autoFocus />}
      </Field>
      <Field label={t('email')} error={problem('email')}>
        {(control) => (
          <Input
            {...control}
            {...register('email')}
            type="email"
            autoComplete="username"
            readOnly={email !== undefined}
          />
        )}
      </Field>
      <Field label={t('password')} hint={t('passwordRule', { minimum: passwordMinimum })} error={problem('password')}>
        {(control) => <Input {...control} {...register('password')} type="password" autoComplete="new-password" />}
      </Field>
      <FormError>{error}</FormError>
      <Button type="submit" variant="primary" disabled={isPending}>
        {submitLabel}
      </Button>
    </form>
  );
}

'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { signIn } from '@/components/trpc/auth-client.ts';
import { Button } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { FormError } from './form-error.tsx';

const schema = z.object({ email: z.email('emailWrong'), password: z.string().min(1, 'passwordMissing') });
type Values = z.infer<typeof schema>;

export function SignInForm({ email = '', onSignedIn }: { email?: string; onSignedIn: () => void }) {
  const t = useTranslations('account');
  const [refusal, setRefusal] = useState<string>();
  const { register, handleSubmit, formState } = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { email, password: '' },
  });
  const submit = async (values: Values) => {
    setRefusal(undefined);
    const result = await signIn(values.email, values.password);
    if (result.ok) onSignedIn();
    else setRefusal(t(`refused.${result.code}`));
  };
  const problem = (field: keyof Values) => {
    const key = formState.errors[field]?.message;
    return key ? t(`problems.${key}`) : undefined;
  };
  return (
    <form
      noValidate
      method="post"
      className="flex flex-col gap-3"
      onSubmit={(event) => void handleSubmit(submit)(event)}
    >
      <Field label={t('email')} error={problem('email')}>
        {(control) => (
          <Input {...control} {...register('email')} type="email" autoComplete="username" autoFocus={!email} />
        )}
      </Field>
      <Field label={t('password')} error={problem('password')}>
        {(control) => (
          <Input
            {...control}
            {...register('password')}
            type="password"
            autoComplete="current-password"
            autoFocus={Boolean(email)}
          />
        )}
      </Field>
      <FormError>{refusal}</FormError>
      <Button type="submit" variant="primary" disabled={formState.isSubmitting}>
        {t('signIn')}
      </Button>
    </form>
  );
}

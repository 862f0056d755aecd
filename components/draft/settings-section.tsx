'use client';

import { Switch } from '@base-ui/react/switch';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Textarea } from '@/components/ui/textarea.tsx';
import type { Definition } from '@/core/definition/definition.ts';
import type { DraftContent } from '@/core/draft/draft.ts';
import { BaseImageField } from './base-image-field.tsx';
import { TagsField } from './tags-field.tsx';
import type { BaseImageAdvice } from './use-base-image-advice.ts';
import { VariablesField } from './variables-field.tsx';

interface SettingsSectionProps {
  readonly content: DraftContent;
  readonly advice: BaseImageAdvice | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (update: (content: DraftContent) => DraftContent) => void;
}

/** Everything of a draft that is not one of its three texts. */
export function SettingsSection({ content, advice, isReadOnly, onChange }: SettingsSectionProps) {
  const t = useTranslations('draft.settings');
  const { definition, description, tags } = content;
  const set = (change: Partial<Definition>) =>
    onChange((now) => ({ ...now, definition: { ...now.definition, ...change } }));

  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-5">
      <BaseImageField
        value={definition.baseImage}
        advice={advice}
        isReadOnly={isReadOnly}
        onChange={(baseImage) => set({ baseImage })}
      />
      <VariablesField
        value={definition.variables}
        isReadOnly={isReadOnly}
        onChange={(variables) => set({ variables })}
      />
      <div className="grid gap-x-4 gap-y-6 sm:grid-cols-2">
        <Field label={t('interpreterPath')} hint={t('interpreterPathHint')}>
          {(control) => (
            <Input
              {...control}
              value={definition.interpreterPath}
              maxLength={1024}
              readOnly={isReadOnly}
              spellCheck={false}
              placeholder="/opt/python/bin/python"
              onChange={(event) => set({ interpreterPath: event.target.value })}
              className="font-mono"
            />
          )}
        </Field>
        <Field label={t('user')} hint={t('userHint')}>
          {(control) => (
            <Input
              {...control}
              value={definition.user}
              maxLength={255}
              readOnly={isReadOnly}
              spellCheck={false}
              placeholder="app"
              onChange={(event) => set({ user: event.target.value })}
              className="font-mono"
            />
          )}
        </Field>
      </div>
      <SwitchRow
        label={t('userManaged')}
        description={t('userManagedHint')}
        isOn={definition.userManaged}
        isReadOnly={isReadOnly}
        onChange={(userManaged) => set({ userManaged })}
      />
      <SwitchRow
        label={t('allowSourceBuilds')}
        description={t('allowSourceBuildsHint')}
        isOn={definition.allowSourceBuilds}
        isReadOnly={isReadOnly}
        onChange={(allowSourceBuilds) => set({ allowSourceBuilds })}
      />
      <hr className="border-line" />
      <Field label={t('description')} hint={t('descriptionHint')}>
        {(control) => (
          <Textarea
            {...control}
            value={description}
            maxLength={10_000}
            readOnly={isReadOnly}
            onChange={(event) => {
              const next = event.target.value;
              onChange((now) => ({ ...now, description: next }));
            }}
          />
        )}
      </Field>
      <TagsField
        value={tags}
        isReadOnly={isReadOnly}
        onChange={(next) => onChange((now) => ({ ...now, tags: next }))}
      />
    </div>
  );
}

interface SwitchRowProps {
  readonly label: string;
  readonly description: ReactNode;
  readonly isOn: boolean;
  readonly isReadOnly: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function SwitchRow({ label, description, isOn, isReadOnly, onChange }: SwitchRowProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <Switch.Root
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        checked={isOn}
        onCheckedChange={onChange}
        readOnly={isReadOnly}
        className="relative mt-0.5 h-6 w-10 shrink-0 rounded-full border border-line-strong bg-idle-soft transition-colors data-checked:border-accent data-checked:bg-accent"
      >
        <Switch.Thumb className="block size-4 translate-x-1 rounded-full bg-muted transition-transform data-checked:translate-x-4.5 data-checked:bg-on-accent" />
      </Switch.Root>
      <div className="min-w-0">
        <p id={`${id}-label`} className="font-medium">
          {label}
        </p>
        <p id={`${id}-hint`} className="text-muted text-sm">
          {description}
        </p>
      </div>
    </div>
  );
}

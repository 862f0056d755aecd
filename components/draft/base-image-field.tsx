'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { classNames } from '@/components/ui/class-names.ts';
import { Field } from '@/components/ui/field.tsx';
import { inputClass } from '@/components/ui/input.tsx';
import { popupClass } from '@/components/ui/popup-class.ts';
import { cudaOfImage } from '@/core/diagnose/across/base-cuda.ts';
import { BaseImageAdvice } from './base-image-advice.tsx';
import type { BaseImageAdvice as Advice } from './use-base-image-advice.ts';

interface BaseImageFieldProps {
  readonly value: string;
  /** What the packages ask of it; undefined: nothing. */
  readonly advice: Advice | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (reference: string) => void;
}

/** The image to start from: one of the workspace's, or any reference that the engine can pull. */
export function BaseImageField({ value, advice, isReadOnly, onChange }: BaseImageFieldProps) {
  const t = useTranslations('draft.settings');
  const { slug: workspace } = useWorkspace();
  const trpc = useTRPC();
  const images = useQuery(trpc.baseImage.list.queryOptions({ workspace }));
  const known = images.data ?? [];
  const chosen = known.find((image) => image.reference === value);
  const standard = known.find((image) => image.isDefault);
  // An empty field means the standard one.
  const taken = value.trim() === '' ? standard : chosen;

  return (
    <div className="flex flex-col gap-1.5">
      <Field label={t('baseImage')} hint={chosen?.description || t('baseImageHint')}>
        {(control) => (
          <Autocomplete.Root
            items={known.map((image) => image.reference)}
            value={value}
            onValueChange={(next) => onChange(next)}
            openOnInputClick
            readOnly={isReadOnly}
          >
            <Autocomplete.Input
              {...control}
              spellCheck={false}
              autoCapitalize="off"
              placeholder={standard ? t('baseImageDefault', { reference: standard.reference }) : ''}
              className={classNames(inputClass, 'h-8 font-mono')}
            />
            <Autocomplete.Portal>
              <Autocomplete.Positioner sideOffset={4} className="z-50">
                <Autocomplete.Popup className={classNames(popupClass, 'w-(--anchor-width) p-1 empty:hidden')}>
                  <Autocomplete.Empty className="px-2 py-1 text-muted empty:hidden">
                    {t('baseImageFree')}
                  </Autocomplete.Empty>
                  <Autocomplete.List className="max-h-72 overflow-y-auto">
                    {(reference: string) => (
                      <Autocomplete.Item
                        key={reference}
                        value={reference}
                        className="flex min-h-7 flex-col justify-center rounded px-2 py-1 outline-none data-highlighted:bg-hover"
                      >
                        <span className="font-mono text-sm">{reference}</span>
                        <ImageNote image={known.find((image) => image.reference === reference)} />
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.List>
                </Autocomplete.Popup>
              </Autocomplete.Positioner>
            </Autocomplete.Portal>
          </Autocomplete.Root>
        )}
      </Field>
      {advice && (
        <BaseImageAdvice
          advice={advice}
          baseImage={taken?.reference ?? value}
          cuda={cudaOfImage(taken?.reference ?? value, taken?.facts)}
          standard={standard?.reference}
          isReadOnly={isReadOnly}
          onChange={onChange}
        />
      )}
    </div>
  );
}

interface ImageNoteProps {
  readonly image: { readonly name: string; readonly isDefault: boolean; readonly isPresent: boolean } | undefined;
}

function ImageNote({ image }: ImageNoteProps) {
  const t = useTranslations('draft.settings');
  if (image === undefined) return null;
  const words = [image.name, image.isDefault && t('isDefault'), !image.isPresent && t('isNotPresent')];
  return <span className="text-muted text-sm">{words.filter(Boolean).join(' · ')}</span>;
}

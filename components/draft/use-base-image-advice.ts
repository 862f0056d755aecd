'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { useDebounced } from '@/components/ui/use-debounced.ts';
import type { AcceleratorRequest } from '@/core/diagnose/accelerator-request.ts';
import { type BaseImageChoice, chooseBaseImage } from '@/core/diagnose/choose-base-image.ts';
import type { Draft } from '@/core/draft/draft.ts';
import type { DraftStore } from './draft-store.ts';
import { type BaseImageOwner, followRequest } from './follow-request.ts';
import type { Diagnosis } from './use-diagnosis.ts';

/** What the packages ask of the base image, and the one on offer that goes with it. */
export interface BaseImageAdvice {
  readonly request: AcceleratorRequest;
  readonly choice: BaseImageChoice;
}

/** Half a version is another version: wait until it is written. */
const typingPauseMs = 800;
const noticeMs = 12_000;

/** Advises on the base image, and takes the advised one, saying why, as long as no person chose one. */
export function useBaseImageAdvice(
  draft: Draft,
  store: DraftStore,
  { accelerator, isRead }: Diagnosis,
  canWrite: boolean,
): BaseImageAdvice | undefined {
  const t = useTranslations('draft.baseImage');
  const { slug: workspace } = useWorkspace();
  const trpc = useTRPC();
  const images = useQuery(trpc.baseImage.list.queryOptions({ workspace })).data;
  const advice = useMemo(
    () => (accelerator && images ? { request: accelerator, choice: chooseBaseImage(accelerator, images) } : undefined),
    [accelerator, images],
  );
  const settled = useDebounced(advice, typingPauseMs);
  const standard = images?.find((image) => image.isDefault)?.reference;
  const owner = useRef<BaseImageOwner>({ isPersons: false, taken: undefined });
  const isOpening = useRef(true);

  const announce = (text: string, { reference, cuda }: Extract<BaseImageChoice, { kind: 'gpu' }>, before: string) =>
    toast(t('taken', { reference }), {
      description: t('because', { cuda: cuda.join('.'), text }),
      duration: noticeMs,
      action: { label: t('takeBack'), onClick: () => setBaseImage(store, before) },
    });

  const follow = useEffectEvent(() => {
    // Before the first advice has settled, a draft that asks already would look as if it began to ask now.
    if (!canWrite || !isRead || standard === undefined || settled !== advice) return;
    const { baseImage: before } = store.snapshot().content.definition;
    const wanted = settled?.choice.kind === 'gpu' ? settled.choice.reference : undefined;
    const isLeftByOthers = isOpening.current && (draft.revision > 0 || draft.baseNumber !== undefined);
    const followed = followRequest(owner.current, { baseImage: before, standard, wanted, isLeftByOthers });
    isOpening.current = false;
    owner.current = followed.owner;
    if (followed.baseImage === before) return;
    setBaseImage(store, followed.baseImage);
    if (settled?.choice.kind === 'gpu') announce(settled.request.text, settled.choice, before);
  });

  // The outside system is the draft's store, which outlives this page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other advice is what makes it follow
  useEffect(() => follow(), [settled, standard, isRead]);

  return advice;
}

function setBaseImage(store: DraftStore, baseImage: string) {
  store.change((content) => ({ ...content, definition: { ...content.definition, baseImage } }));
}

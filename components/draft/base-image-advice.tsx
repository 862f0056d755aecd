'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button.tsx';
import type { CudaVersion } from '@/core/diagnose/across/cuda-version.ts';
import { judgeBaseImage } from './judge-base-image.ts';
import type { BaseImageAdvice as Advice } from './use-base-image-advice.ts';

interface BaseImageAdviceProps {
  readonly advice: Advice;
  /** The image that is taken. */
  readonly baseImage: string;
  /** Its CUDA, as far as that is known. */
  readonly cuda: CudaVersion | 'none' | undefined;
  /** What one presses to go without a GPU. */
  readonly standard: string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (reference: string) => void;
}

/** Why this base image, or which one goes with the packages better; one press takes the other. */
export function BaseImageAdvice(props: BaseImageAdviceProps) {
  const { advice, baseImage, cuda, standard, isReadOnly, onChange } = props;
  const t = useTranslations('draft.baseImage');
  const { request, choice } = advice;
  const { words, isFine, other } = judgeBaseImage(request, choice, cuda, standard);
  const version = words === 'noCuda' ? request.cuda : cuda === 'none' ? undefined : cuda;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p className={isFine ? 'text-muted' : 'text-running'}>
        {t(words, { text: request.text, cuda: version?.join('.') ?? '' })}
      </p>
      {!isReadOnly && other !== undefined && other !== baseImage && (
        <Button size="small" onClick={() => onChange(other)}>
          {t('take', { reference: other })}
        </Button>
      )}
    </div>
  );
}

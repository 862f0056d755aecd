'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button.tsx';
import type { CudaVersion } from '@/core/diagnose/across/cuda-version.ts';
import { goesWith } from '@/core/diagnose/choose-base-image.ts';
import type { BaseImageAdvice as Advice } from './use-base-image-advice.ts';

interface BaseImageAdviceProps {
  readonly advice: Advice;
  readonly baseImage: string;
  /** CUDA of the base image, as far as that is known. */
  readonly cuda: CudaVersion | 'none' | undefined;
  /** What one presses to go without a GPU. */
  readonly standard: string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (reference: string) => void;
}

/** Why this base image, or which one goes with the packages better; one press takes the other. */
export function BaseImageAdvice(props: BaseImageAdviceProps) {
  const { advice, baseImage, cuda, standard, isReadOnly, onChange } = props;
  const { request, choice } = advice;
  const isFine = goesWith(request, cuda);
  const proposed = choice.kind === 'none' ? undefined : choice.reference;
  const other = isFine ? standard : proposed;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p className={isFine ? 'text-muted' : 'text-running'}>
        <Reason advice={advice} cuda={isFine ? cuda : undefined} />
      </p>
      {!isReadOnly && other !== undefined && other !== baseImage && <TakeButton reference={other} onTake={onChange} />}
    </div>
  );
}

/** @param cuda of the image that is taken, when it goes with what is asked for. */
function Reason({ advice, cuda }: { readonly advice: Advice; readonly cuda: CudaVersion | 'none' | undefined }) {
  const t = useTranslations('draft.baseImage');
  const { request, choice } = advice;
  const { text } = request;
  if (request.processor === 'cpu')
    return t(choice.kind === 'none' && cuda === undefined ? 'noCpu' : 'becauseCpu', { text });
  const version = cuda ?? (choice.kind === 'gpu' ? choice.cuda : undefined);
  if (version !== undefined && version !== 'none') return t('because', { cuda: version.join('.'), text });
  return request.cuda ? t('noCuda', { text, cuda: request.cuda.join('.') }) : t('noGpu', { text });
}

function TakeButton({
  reference,
  onTake,
}: {
  readonly reference: string;
  readonly onTake: (reference: string) => void;
}) {
  const t = useTranslations('draft.baseImage');
  return (
    <Button size="small" onClick={() => onTake(reference)}>
      {t('take', { reference })}
    </Button>
  );
}

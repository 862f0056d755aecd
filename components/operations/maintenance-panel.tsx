'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useMaintenance } from '@/components/trpc/use-maintenance.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Textarea } from '@/components/ui/textarea.tsx';

const longestMessage = 500;

/** Begins and ends the maintenance of the whole studio, and says what still runs meanwhile. */
export function MaintenancePanel({ runningCount }: { runningCount: number }) {
  const t = useTranslations('operations.maintenance');
  const maintenance = useMaintenance();
  const { start, end } = useMaintenanceSwitch();
  // What is said now, until somebody writes something else.
  const [written, setWritten] = useState<string>();
  const message = written ?? maintenance?.message ?? '';
  const isChanged = written !== undefined && written.trim() !== maintenance?.message;
  const send = () => start(message, () => setWritten(undefined));
  return (
    <Panel title={t('title')}>
      <div className="flex flex-col gap-3 px-4 pt-2 pb-4">
        <p className="text-muted">{maintenance ? t('running', { count: runningCount }) : t('meaning')}</p>
        <Field label={t('message')} hint={t('messageHint')}>
          {(control) => (
            <Textarea
              {...control}
              value={message}
              maxLength={longestMessage}
              placeholder={t('example')}
              onChange={(event) => setWritten(event.target.value)}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-2">
          {maintenance ? (
            <>
              <Button variant="primary" onClick={() => end(() => setWritten(undefined))}>
                {t('end')}
              </Button>
              <Button onClick={send} disabled={!isChanged}>
                {t('change')}
              </Button>
            </>
          ) : (
            <Button onClick={send}>{t('start')}</Button>
          )}
        </div>
      </div>
    </Panel>
  );
}

/** Both tell the whole tab at once: the live connection may lag behind the answer. */
function useMaintenanceSwitch() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const onError = (error: unknown) => toast.error(errorMessage(error));
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.maintenance.pathKey() });
  const starting = useMutation(trpc.maintenance.start.mutationOptions({ onError, onSettled }));
  const ending = useMutation(trpc.maintenance.end.mutationOptions({ onError, onSettled }));
  return {
    start: (message: string, onSuccess: () => void) => starting.mutate({ workspace, message }, { onSuccess }),
    end: (onSuccess: () => void) => ending.mutate({ workspace }, { onSuccess }),
  };
}

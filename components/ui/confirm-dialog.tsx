'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface ConfirmDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  /** What is lost, or what will happen. */
  description: ReactNode;
  /** Names the result: "Remove Ada from the workspace". */
  confirmLabel: string;
  isPending?: boolean;
  isDangerous?: boolean;
}

/** Asks only before what cannot be undone; for the rest offer an undo in a toast. */
export function ConfirmDialog(properties: ConfirmDialogProps) {
  const { isOpen, onClose, onConfirm, title, description, confirmLabel, isPending = false, isDangerous } = properties;
  const t = useTranslations('common');
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      description={description}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant={isDangerous ? 'danger' : 'primary'} onClick={onConfirm} disabled={isPending}>
            {confirmLabel}
          </Button>
        </>
      }
    />
  );
}

'use client';

import { Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import type { Definition } from '@/core/definition/definition.ts';
import { DefinitionDiff } from './definition-diff.tsx';
import type { TheirText } from './draft-saver.ts';

interface ConflictNoticeProps {
  readonly theirs: TheirText;
  readonly mine: Definition;
  readonly onResolve: (choice: 'mine' | 'theirs') => void;
}

/** Somebody else saved another text: which one holds is decided here, and neither is lost. */
export function ConflictNotice({ theirs, mine, onResolve }: ConflictNoticeProps) {
  const t = useTranslations('draft.conflict');
  const [isComparing, setIsComparing] = useState(false);
  const name = theirs.savedByName;
  const resolve = (choice: 'mine' | 'theirs') => {
    setIsComparing(false);
    onResolve(choice);
  };
  const decisions = (
    <>
      <Button size="small" onClick={() => resolve('theirs')}>
        {t('takeTheirs', { name })}
      </Button>
      <Button size="small" variant="primary" onClick={() => resolve('mine')}>
        {t('keepMine')}
      </Button>
    </>
  );
  return (
    <div role="alert" className="px-4 pt-2">
      <Notice
        tone="bad"
        icon={<Users size={16} aria-hidden />}
        actions={
          <>
            <Button size="small" onClick={() => setIsComparing(true)}>
              {t('compare')}
            </Button>
            {decisions}
          </>
        }
      >
        {t('saved', { name })} (<RelativeTime at={theirs.savedAt} />
        ). {t('bothKept')}
      </Notice>
      <Dialog
        isOpen={isComparing}
        onClose={() => setIsComparing(false)}
        title={t('title')}
        width="large"
        actions={decisions}
      >
        <DefinitionDiff
          left={theirs.content.definition}
          right={mine}
          leftLabel={t('theirs', { name })}
          rightLabel={t('mine')}
        />
      </Dialog>
    </div>
  );
}

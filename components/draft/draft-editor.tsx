'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { classNames } from '@/components/ui/class-names.ts';
import { MonacoFrame } from '@/components/ui/monaco/monaco-frame.tsx';
import { useUrlParameters } from '@/components/ui/use-url-parameters.ts';
import type { Draft } from '@/core/draft/draft.ts';
import type { Issue } from '@/core/issue.ts';
import { AddPackageDialog } from './add-package-dialog.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { DraftHeader } from './draft-header.tsx';
import { DraftMenu } from './draft-menu.tsx';
import { DraftNotices } from './draft-notices.tsx';
import { KeptTextsDialog } from './kept-texts-dialog.tsx';
import { packagesOf } from './packages-of.ts';
import { Presence } from './presence.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import { condaNotes, pipNotes } from './resolved-notes.ts';
import type { TextSection } from './section.ts';
import { SectionEditor, type SectionEditorHandle } from './section-editor.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useDiagnosis } from './use-diagnosis.ts';
import { useDiscardDraft } from './use-discard-draft.ts';
import { useDraftPresence } from './use-draft-presence.ts';
import { useDraftStore } from './use-draft-store.ts';
import { useImport } from './use-import.ts';
import { useIssueMessage } from './use-issue-message.ts';
import { useOtherTab } from './use-other-tab.ts';
import { usePreview } from './use-preview.ts';
import { useTestBuild } from './use-test-build.ts';
import { useView } from './use-view.ts';
import { ViewTabs } from './view-tabs.tsx';

type Dialog = 'register' | 'add-package' | 'kept-texts';

/** One draft: its texts at the left, problems below them, what will come of it at the right. */
export function DraftEditor({ draft }: { readonly draft: Draft }) {
  const t = useTranslations('draft');
  const { slug: workspace } = useWorkspace();
  const trpc = useTRPC();
  const { store, snapshot } = useDraftStore(draft);
  const { content, save } = snapshot;
  const { definition } = content;
  const { issues, checked } = useDiagnosis(definition);
  const preview = usePreview(definition);
  const others = useDraftPresence(draft.id, store);
  const isInOtherTab = useOtherTab(draft.id, store.sessionId);
  const messageOf = useIssueMessage();
  const { view, show } = useView();
  const address = useUrlParameters();
  const editor = useRef<SectionEditorHandle>(null);
  const [dialog, setDialog] = useState<Dialog>();
  const discard = useDiscardDraft(draft);
  const testBuild = useTestBuild(draft.id, store);
  const mayWrite = useCan('draft.write');
  const environment = useQuery(trpc.environment.get.queryOptions({ workspace, name: draft.environmentName }));

  const canWrite = mayWrite && draft.state === 'open';
  const newestNumber = environment.data?.newestVersion;
  const hasErrors = issues.some((issue) => issue.severity === 'error');
  const textSection: TextSection = view === 'pip' || view === 'dockerfile' ? view : 'conda';
  const packages = packagesOf(preview.resolved.value);
  const notes = useMemo(
    () => ({ conda: condaNotes(checked.conda, packages), pip: pipNotes(checked.pip, packages) }),
    // biome-ignore lint/correctness/useExhaustiveDependencies: packages are read off the resolution
    [checked.conda, checked.pip, preview.resolved.value],
  );

  const { importFile, checkPaste } = useImport(store, (section) => editor.current?.undo(section), show);

  const open = ({ section, range }: Issue) => {
    show(section);
    if (section !== 'settings') requestAnimationFrame(() => editor.current?.reveal(section, range));
  };
  const fix = (issue: Issue) => {
    const { section } = issue;
    if (section === 'settings' || issue.fix === undefined) return;
    show(section);
    editor.current?.applyEdits(section, issue.fix.edits);
  };
  const openNext = () => {
    const cursor = editor.current?.cursor() ?? 0;
    const isAfter = (issue: Issue) => issue.section === textSection && issue.range.start > cursor;
    const later = issues.find(isAfter) ?? issues.find((issue) => issue.section !== textSection) ?? issues[0];
    if (later) open(later);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F8' || event.defaultPrevented) return;
    event.preventDefault();
    openNext();
  };
  const onDrop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    for (const file of event.dataTransfer.files) void importFile(file);
  };
  const compare = (number: number | undefined) =>
    address.set({ compare: number === undefined ? '' : String(number) });
  const comparedNumber = Number(address.get('compare')) || undefined;
  const baseNumber = draft.baseNumber ?? newestNumber;
  const startCompare = baseNumber === undefined ? undefined : () => compare(baseNumber);

  const texts = definition;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a drop target and one key for the whole page
    <div
      className="flex min-h-0 flex-1 flex-col"
      onKeyDown={onKeyDown}
      onDragOver={(event) => canWrite && event.preventDefault()}
      onDrop={canWrite ? onDrop : undefined}
    >
      <h1 className="sr-only">{t('pageTitle', { name: draft.environmentName })}</h1>
      <DraftHeader
        draft={draft}
        save={save}
        nextNumber={(newestNumber ?? 0) + 1}
        presence={<Presence others={others} isInOtherTab={isInOtherTab} />}
        canWrite={canWrite}
        hasErrors={hasErrors}
        isTesting={testBuild.isStarting}
        onCompare={startCompare}
        onTestBuild={testBuild.start}
        onRegister={() => setDialog('register')}
        menu={
          <DraftMenu
            canWrite={canWrite}
            onAddPackage={() => setDialog('add-package')}
            onCompare={startCompare}
            onKeptTexts={() => setDialog('kept-texts')}
            onDiscard={discard}
          />
        }
      />
      <DraftNotices draft={draft} store={store} snapshot={snapshot} />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex min-h-0 flex-col bg-panel">
          <div className="flex items-center justify-between gap-2 border-line border-b bg-panel pl-1">
            <ViewTabs issues={issues} />
            {canWrite && (
              <Button
                variant="ghost"
                size="small"
                className="mr-2 hidden sm:inline-flex"
                onClick={() => setDialog('add-package')}
              >
                <Plus size={14} aria-hidden /> {t('package')}
              </Button>
            )}
          </div>
          <div className={classNames('min-h-0 flex-1', isTextView(view) ? '' : 'hidden', !isTextView(view) && view !== 'settings' && 'lg:block')}>
            <MonacoFrame text={texts[textSection]}>
              {(monaco) => (
                <SectionEditor
                  monaco={monaco}
                  section={textSection}
                  texts={texts}
                  issues={issues}
                  notes={notes}
                  areNotesStale={preview.resolved.isStale}
                  isReadOnly={!canWrite}
                  handle={editor}
                  messageOf={messageOf}
                  onChange={(section, text) =>
                    store.change((now) =>
                      now.definition[section] === text
                        ? now
                        : { ...now, definition: { ...now.definition, [section]: text } },
                    )
                  }
                  onPaste={checkPaste}
                  onNextProblem={openNext}
                  onBlur={() => void store.saver.flush()}
                />
              )}
            </MonacoFrame>
          </div>
          {view === 'settings' && (
            <div className="min-h-0 flex-1 overflow-y-auto">
              <SettingsSection content={content} isReadOnly={!canWrite} onChange={store.change} />
            </div>
          )}
          <div
            className={classNames(
              'min-h-0 border-line lg:block lg:max-h-[32%] lg:flex-none lg:border-t',
              view === 'problems' ? 'flex-1' : 'hidden',
            )}
          >
            <ProblemsPanel issues={issues} definition={checked} canFix={canWrite} onOpen={open} onFix={fix} />
          </div>
          <div className={classNames('min-h-0 flex-1 lg:hidden', view === 'result' ? '' : 'hidden')}>
            {view === 'result' && (
              <PreviewPanel draft={draft} definition={definition} preview={preview} hasErrors={hasErrors} />
            )}
          </div>
        </div>
        <div className="hidden min-h-0 border-line border-l lg:block">
          <PreviewPanel draft={draft} definition={definition} preview={preview} hasErrors={hasErrors} />
        </div>
      </div>
      <RegisterDialog
        draft={draft}
        content={content}
        nextNumber={(newestNumber ?? 0) + 1}
        foresight={preview.foresight.isStale ? undefined : preview.foresight.value}
        warningCount={issues.filter((issue) => issue.severity === 'warning').length}
        isOpen={dialog === 'register'}
        onClose={() => setDialog(undefined)}
        onBefore={() => store.saver.flush()}
      />
      <AddPackageDialog
        key={textSection}
        definition={definition}
        manager={textSection === 'pip' ? 'pip' : 'conda'}
        isOpen={dialog === 'add-package'}
        onClose={() => setDialog(undefined)}
        onAdd={(section, edits) => {
          show(section);
          editor.current?.applyEdits(section, edits);
        }}
      />
      <KeptTextsDialog
        draftId={draft.id}
        definition={definition}
        isReadOnly={!canWrite}
        isOpen={dialog === 'kept-texts'}
        onClose={() => setDialog(undefined)}
        onBringBack={(kept) => store.change((now) => ({ ...now, definition: kept }))}
      />
      <CompareDialog
        environmentName={draft.environmentName}
        definition={definition}
        number={comparedNumber}
        onChoose={compare}
        onClose={() => compare(undefined)}
      />
    </div>
  );
}

function isTextView(view: string): boolean {
  return view === 'conda' || view === 'pip' || view === 'dockerfile';
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { classNames } from '@/components/ui/class-names.ts';
import { MonacoFrame } from '@/components/ui/monaco/monaco-frame.tsx';
import { useFileDrop } from '@/components/ui/use-file-drop.ts';
import type { Draft } from '@/core/draft/draft.ts';
import { type DraftDialog, DraftDialogs, useComparedNumber } from './draft-dialogs.tsx';
import { DraftHeader } from './draft-header.tsx';
import { DraftMenu } from './draft-menu.tsx';
import { DraftNotices } from './draft-notices.tsx';
import { Presence } from './presence.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { type TextSection, textSections } from './section.ts';
import { SectionEditor, type SectionEditorHandle } from './section-editor.tsx';
import { SectionTools } from './section-tools.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useAllIssues } from './use-all-issues.ts';
import { useBaseImageAdvice } from './use-base-image-advice.ts';
import { useDiagnosis } from './use-diagnosis.ts';
import { useDiscardDraft } from './use-discard-draft.ts';
import { useDraftPresence } from './use-draft-presence.ts';
import { useDraftStore } from './use-draft-store.ts';
import { useImport } from './use-import.ts';
import { useKnownSurroundings } from './use-known-surroundings.ts';
import { useLineNotes } from './use-line-notes.ts';
import { useNextProblemKey } from './use-next-problem-key.ts';
import { usePackageChecks } from './use-package-checks.ts';
import { usePackageLookup } from './use-package-lookup.ts';
import { usePreview } from './use-preview.ts';
import { useProblemNavigation } from './use-problem-navigation.ts';
import { useSectionLines } from './use-section-lines.ts';
import { useShownIssues } from './use-shown-issues.ts';
import { useStandardBaseImage } from './use-standard-base-image.ts';
import { useTestBuild } from './use-test-build.ts';
import { useTidying } from './use-tidying.ts';
import { defaultViewOf, useView } from './use-view.ts';
import { ViewTabs } from './view-tabs.tsx';

/** One draft: its texts at the left, problems below them, what will come of it at the right. */
export function DraftEditor({ draft }: { readonly draft: Draft }) {
  const t = useTranslations('draft');
  const { slug: workspace } = useWorkspace();
  const trpc = useTRPC();
  const editor = useRef<SectionEditorHandle>(null);
  const [dialog, setDialog] = useState<DraftDialog>();
  const { store, snapshot } = useDraftStore(draft);
  useStandardBaseImage(draft, store);
  const preview = usePreview(store);
  const known = useKnownSurroundings(preview.resolved.value);
  const diagnosis = useDiagnosis(store, known);
  const { checked, issues: textIssues } = diagnosis;
  const checks = usePackageChecks(diagnosis);
  const issues = useAllIssues(diagnosis, preview.resolved, checks);
  const linesOf = useSectionLines(checked);
  const shownIssues = useShownIssues(issues, checked, linesOf);
  const notes = useLineNotes(checked, linesOf, preview.resolved.value, checks);
  const lookup = usePackageLookup(diagnosis.sources);
  const presence = useDraftPresence(draft.id, store);
  const { view, show } = useView(defaultViewOf(draft));
  const problems = useProblemNavigation(issues, editor, view, show);
  const { importFile, checkPaste } = useImport(store, (section) => editor.current?.undo(section), show);
  const { compare } = useComparedNumber();
  const discard = useDiscardDraft(draft);
  const tidying = useTidying(store, editor, known);
  const testBuild = useTestBuild(draft.id, store);
  const environment = useQuery(trpc.environment.get.queryOptions({ workspace, name: draft.environmentName }));

  const canWrite = useCan('draft.write') && draft.state === 'open';
  const advice = useBaseImageAdvice(draft, store, diagnosis, canWrite);
  // A solver's refusal may be gone tomorrow: only the text itself stands in the way of registering.
  const hasErrors = textIssues.some((issue) => issue.severity === 'error');
  const shownText = textSections.find((section) => section === view);
  const textSection: TextSection = shownText ?? 'conda';
  const organise = shownText === 'conda' || shownText === 'pip' ? () => void tidying.organise(shownText) : undefined;
  const newestNumber = environment.data?.newestVersion;
  const nextNumber = (newestNumber ?? 0) + 1;
  const comparable = draft.baseNumber ?? newestNumber;
  const startCompare = comparable === undefined ? undefined : () => compare(comparable);
  const isUnsolvable = issues.some(({ code }) => code.startsWith('resolution-'));
  const result = (
    <PreviewPanel
      draft={draft}
      definition={checked}
      preview={preview}
      hasErrors={hasErrors}
      isUnsolvable={isUnsolvable}
    />
  );

  useNextProblemKey(problems.openNext);
  useFileDrop(
    canWrite
      ? (files) => {
          for (const file of files) void importFile(file);
        }
      : undefined,
  );

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <h1 className="sr-only">{t('pageTitle', { name: draft.environmentName })}</h1>
      <DraftHeader
        draft={draft}
        save={snapshot.save}
        nextNumber={nextNumber}
        presence={<Presence {...presence} />}
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
            onFormat={shownText && tidying.format}
            onOrganise={organise}
            onCompare={startCompare}
            onKeptTexts={() => setDialog('kept-texts')}
            onDiscard={discard}
          />
        }
      />
      <DraftNotices draft={draft} store={store} snapshot={snapshot} definition={checked} />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex min-h-0 flex-col bg-panel">
          <div className="flex items-center justify-between gap-2 border-line border-b pl-1">
            <ViewTabs issues={issues} defaultView={defaultViewOf(draft)} />
            {canWrite && (
              <span className="mr-2 hidden shrink-0 items-center md:flex">
                <SectionTools onFormat={shownText && tidying.format} onOrganise={organise} />
                <Button variant="ghost" size="small" onClick={() => setDialog('add-package')}>
                  <Plus size={14} aria-hidden /> {t('package')}
                </Button>
              </span>
            )}
          </div>
          {/* Kept while another tab is open: cursor, scroll and undo stay. Problems and result are tabs on small screens only. */}
          <div
            className={classNames(
              'min-h-0 flex-1',
              shownText === undefined && 'hidden',
              (view === 'problems' || view === 'result') && 'lg:block',
            )}
          >
            <MonacoFrame text={checked[textSection]}>
              {(monaco) => (
                <SectionEditor
                  monaco={monaco}
                  section={textSection}
                  store={store}
                  shownIssues={shownIssues}
                  notes={notes}
                  areNotesStale={preview.resolved.isStale}
                  lookup={lookup}
                  pythonVersion={preview.resolved.value?.pythonVersion}
                  isReadOnly={!canWrite}
                  handle={editor}
                  onPaste={checkPaste}
                  onNextProblem={problems.openNext}
                  onFormatted={tidying.onFormatted}
                  onOrganise={() => void tidying.organise(textSection)}
                  onFixAll={() => void tidying.fixAll()}
                  onBlur={() => void store.saver.flush()}
                />
              )}
            </MonacoFrame>
          </div>
          {view === 'settings' && (
            <div className="min-h-0 flex-1 overflow-y-auto">
              <SettingsSection
                content={snapshot.content}
                advice={advice}
                isReadOnly={!canWrite}
                onChange={store.change}
              />
            </div>
          )}
          <div
            className={classNames(
              'min-h-0 border-line lg:block lg:max-h-[32%] lg:flex-none lg:border-t',
              view === 'problems' ? 'flex-1' : 'hidden',
            )}
          >
            <ProblemsPanel
              shownIssues={shownIssues}
              isRead={diagnosis.isRead}
              canFix={canWrite}
              onOpen={problems.open}
              onFix={problems.fix}
              onFixAll={() => void tidying.fixAll()}
            />
          </div>
          {view === 'result' && <div className="min-h-0 flex-1 lg:hidden">{result}</div>}
        </div>
        <div className="hidden min-h-0 border-line border-l lg:block">{result}</div>
      </div>
      <DraftDialogs
        draft={draft}
        store={store}
        issues={issues}
        preview={preview}
        nextNumber={nextNumber}
        canWrite={canWrite}
        manager={textSection === 'pip' ? 'pip' : 'conda'}
        open={dialog}
        onClose={() => setDialog(undefined)}
        onAddPackage={(section, edits) => {
          show(section);
          editor.current?.applyEdits(section, edits);
        }}
      />
    </div>
  );
}

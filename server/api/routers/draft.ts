import { discardDraft } from '../../usecases/draft/discard-draft.ts';
import { draftInput, saveDraftInput } from '../../usecases/draft/draft-input.ts';
import { getDraft } from '../../usecases/draft/get-draft.ts';
import { draftRevisionInput, getDraftRevision } from '../../usecases/draft/get-draft-revision.ts';
import { listDraftRevisions } from '../../usecases/draft/list-draft-revisions.ts';
import { listDrafts, listDraftsInput } from '../../usecases/draft/list-drafts.ts';
import { openDraft, openDraftInput } from '../../usecases/draft/open-draft.ts';
import { overwriteDraft } from '../../usecases/draft/overwrite-draft.ts';
import { restoreDraft } from '../../usecases/draft/restore-draft.ts';
import { saveDraft } from '../../usecases/draft/save-draft.ts';
import { watchDraft, watchDraftInput } from '../../usecases/draft/watch-draft.ts';
import { procedure, router } from '../init.ts';

export const draftRouter = router({
  list: procedure('draft.read')
    .input(listDraftsInput)
    .query(({ ctx, input }) => listDrafts(ctx.use, input)),
  get: procedure('draft.read')
    .input(draftInput)
    .query(({ ctx, input }) => getDraft(ctx.use, input)),
  revisions: procedure('draft.read')
    .input(draftInput)
    .query(({ ctx, input }) => listDraftRevisions(ctx.use, input)),
  revision: procedure('draft.read')
    .input(draftRevisionInput)
    .query(({ ctx, input }) => getDraftRevision(ctx.use, input)),
  open: procedure('draft.write')
    .input(openDraftInput)
    .mutation(({ ctx, input }) => openDraft(ctx.use, input)),
  save: procedure('draft.write')
    .input(saveDraftInput)
    .mutation(({ ctx, input }) => saveDraft(ctx.use, input)),
  overwrite: procedure('draft.write')
    .input(saveDraftInput)
    .mutation(({ ctx, input }) => overwriteDraft(ctx.use, input)),
  discard: procedure('draft.write')
    .input(draftInput)
    .mutation(({ ctx, input }) => discardDraft(ctx.use, input)),
  restore: procedure('draft.write')
    .input(draftInput)
    .mutation(({ ctx, input }) => restoreDraft(ctx.use, input)),
  watch: procedure('draft.read')
    .input(watchDraftInput)
    .subscription(({ ctx, input, signal }) => watchDraft(ctx.use, input, signal ?? new AbortController().signal)),
});

import { createTRPCClient, httpLink } from '@trpc/client';
import superjson from 'superjson';
import { type RefusedRequest, studioErrorOf } from '@/components/trpc/studio-error-of.ts';
import { withBasePath } from '@/components/ui/with-base-path.ts';
import type { DraftContent } from '@/core/draft/draft.ts';
import type { AppRouter } from '@/server/api/root.ts';
import type { SaveOutcome, SaveRequest } from './draft-saver.ts';
import { isSameContent } from './same-content.ts';

/** Browsers refuse `keepalive` on bodies of 64 KiB and more (Fetch standard, 4.6). */
const keepaliveLimitCharacters = 60_000;

/** Refusals that may be none in a moment: the text is kept here and saved then. */
const passing: ReadonlySet<RefusedRequest['code']> = new Set([
  'UNREACHABLE',
  'INTERNAL',
  'RATE_LIMITED',
  'MAINTENANCE',
  'DATABASE_UNAVAILABLE',
  'DISK_FULL',
]);

export interface DraftAddress {
  readonly workspace: string;
  readonly draftId: string;
  /** This tab: the server tells two tabs of one person apart by it. */
  readonly sessionId: string;
}

/** Saves drafts by requests that outlive the page when it is closed in the middle of one. */
export function createDraftClient({ workspace, draftId, sessionId }: DraftAddress) {
  const client = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: withBasePath('/api/trpc'),
        transformer: superjson,
        fetch: (url, init) => {
          const { body = null, ...rest } = init as RequestInit;
          const keepalive = typeof body === 'string' && body.length < keepaliveLimitCharacters;
          return fetch(url, { ...rest, body, keepalive });
        },
      }),
    ],
  });

  const load = () => client.draft.get.query({ workspace, draftId });

  async function save({ content, revision, isOverwrite }: SaveRequest): Promise<SaveOutcome> {
    const input = { workspace, draftId, sessionId, revision, ...writable(content) };
    try {
      const saved = isOverwrite ? await client.draft.overwrite.mutate(input) : await client.draft.save.mutate(input);
      return { kind: 'saved', ...saved };
    } catch (error) {
      const { code, values } = studioErrorOf(error);
      if (code === 'DRAFT_CONFLICT') return whoSaved(content);
      if (code === 'NOT_SIGNED_IN') return { kind: 'signed-out' };
      if (passing.has(code)) return { kind: 'unreachable' };
      return { kind: 'refused', code, values };
    }
  }

  /** A conflict over the same text is none. */
  async function whoSaved(mine: DraftContent): Promise<SaveOutcome> {
    const { state, revision, savedAt, savedByName, definition, description, tags } = await load();
    const content = { definition, description, tags };
    if (isSameContent(mine, content)) return { kind: 'saved', revision, savedAt };
    // Registered or discarded meanwhile: there is nothing to overwrite, and the refused text is among the kept ones.
    if (state !== 'open') return { kind: 'refused', code: 'DRAFT_CONFLICT', values: {} };
    return { kind: 'conflict', theirs: { revision, savedAt, savedByName, content } };
  }

  return { load, save };
}

function writable({ definition, description, tags }: DraftContent) {
  return { definition, description, tags: [...tags] };
}

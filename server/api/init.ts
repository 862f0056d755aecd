import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { type Action, can } from '@/core/access/can.ts';
import { isRefusedInMaintenance } from '@/core/access/is-refused-in-maintenance.ts';
import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../usecases/context.ts';
import type { ApiContext } from './context.ts';
import { trpcCodes } from './error-map.ts';
import { findUnstorableText } from './find-unstorable-text.ts';
import { refusalOf } from './refusal.ts';
import { resultTransformer } from './shared-result.ts';

/** Who may call a procedure: everybody, whoever is signed in, or a member whose role allows the action. */
export type Access = 'public' | 'signed-in' | Action;

interface Meta {
  readonly access: Access;
}

const t = initTRPC
  .context<ApiContext>()
  .meta<Meta>()
  .create({
    transformer: resultTransformer,
    isDev: false,
    defaultMeta: { access: 'public' },
    sse: { enabled: false },
    errorFormatter({ shape, error, ctx, path }) {
      const studio = refusalOf(error);
      if (studio.code === 'INTERNAL') {
        ctx?.reportError(error.cause ?? error, path, studio.values.id ?? '');
      }
      const { code, httpStatus } = shape.data;
      // The message is for machines; people read `errors.<code>` in their language.
      return { ...shape, message: studio.code, data: { code, httpStatus, path, studio } };
    },
  });

export const router = t.router;

/** Gives domain errors and the world's failures their transport code; the formatter then adds code and values. */
const translateErrors = t.middleware(async ({ next, signal }) => {
  const result = await next();
  if (!result.ok && result.error.code === 'INTERNAL_SERVER_ERROR') {
    // Whoever asked has gone, and the work was stopped for that: nobody hears it, and it is no error of ours.
    if (signal?.aborted && result.error.cause === signal.reason) throw new TRPCError({ code: 'CLIENT_CLOSED_REQUEST' });
    const { code } = refusalOf(result.error);
    if (code !== 'INTERNAL') throw new TRPCError({ code: trpcCodes[code], message: code, cause: result.error.cause });
  }
  return result;
});

/** Refuses bytes that were pasted as if they were text, whatever the procedure and the field. */
const refuseUnstorableText = t.middleware(async ({ next, getRawInput }) => {
  const field = findUnstorableText(await getRawInput());
  if (field !== undefined) {
    throw new StudioError('NOT_TEXT', { field });
  }
  return next();
});

/** In maintenance whatever changes something waits: the one place where that is decided, for every procedure. */
const refuseInMaintenance = t.middleware(async ({ ctx, type, meta, next }) => {
  if (type === 'mutation' && isRefusedInMaintenance(meta?.access ?? 'public')) {
    const maintenance = await ctx.studio.database.stores.maintenance.find();
    if (maintenance) throw new StudioError('MAINTENANCE', { message: maintenance.message });
  }
  return next();
});

const base = t.procedure.use(translateErrors).use(refuseUnstorableText).use(refuseInMaintenance);

/** For everybody: set-up, invitations, "who am I". */
export const publicProcedure = base.meta({ access: 'public' });

/** For whoever is signed in, in no workspace. */
export const signedInProcedure = base.meta({ access: 'signed-in' }).use(async ({ ctx, next }) => {
  const user = await ctx.findUser();
  if (!user) {
    throw new StudioError('NOT_SIGNED_IN');
  }
  if (user.tokenWorkspaceId !== undefined) {
    throw new StudioError('NOT_ALLOWED');
  }
  return next({ ctx: { user } });
});

/**
 * For members of the workspace named in the input whose role allows `action`. Members of other workspaces
 * are told `NOT_FOUND`: they shall not learn which workspaces there are.
 */
export function procedure(action: Action) {
  return base
    .meta({ access: action })
    .input(z.object({ workspace: z.string().min(1).max(100) }))
    .use(async ({ ctx, input, next }) => {
      const use = await authorise(ctx, input.workspace, action);
      return next({ ctx: { use } });
    });
}

/** Resolves who asks, in which workspace, with which role, and decides. Downloads ask it as well. */
export async function authorise(
  { studio, findUser }: Pick<ApiContext, 'studio' | 'findUser'>,
  slug: string,
  action: Action,
): Promise<UseCaseContext> {
  const user = await findUser();
  if (!user) {
    throw new StudioError('NOT_SIGNED_IN');
  }
  const membership = await studio.database.stores.members.findMembership(slug, user.id);
  const isOutside = user.tokenWorkspaceId !== undefined && user.tokenWorkspaceId !== membership?.workspaceId;
  if (!membership || isOutside) {
    throw new StudioError('NOT_FOUND', { what: 'workspace', name: slug });
  }
  // A token that could make tokens would outlive its own end.
  const isOfToken = user.tokenWorkspaceId !== undefined && action === 'access-token.own';
  if (isOfToken || !can(membership.role, action)) {
    throw new StudioError('NOT_ALLOWED');
  }
  return { ...studio, actor: { userId: user.id, userName: user.name, workspaceSlug: slug, ...membership } };
}

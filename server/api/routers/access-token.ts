import { createAccessToken, createAccessTokenInput } from '../../usecases/access-token/create-access-token.ts';
import { listAccessTokens } from '../../usecases/access-token/list-access-tokens.ts';
import { revokeAccessToken, revokeAccessTokenInput } from '../../usecases/access-token/revoke-access-token.ts';
import { procedure, router } from '../init.ts';

export const accessTokenRouter = router({
  list: procedure('access-token.own').query(({ ctx }) => listAccessTokens(ctx.use)),
  create: procedure('access-token.own')
    .input(createAccessTokenInput)
    .mutation(({ ctx, input }) => createAccessToken(ctx.use, input)),
  revoke: procedure('access-token.own')
    .input(revokeAccessTokenInput)
    .mutation(({ ctx, input }) => revokeAccessToken(ctx.use, input)),
});

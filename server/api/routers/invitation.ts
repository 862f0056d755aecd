import { acceptInvitation, acceptInvitationInput } from '../../usecases/people/accept-invitation.ts';
import { showInvitation, showInvitationInput } from '../../usecases/people/show-invitation.ts';
import { publicProcedure, router } from '../init.ts';

/** For the guest; whoever invites uses `member.invite`. */
export const invitationRouter = router({
  /** A mutation, because the input of a query travels in the address, and the token is as good as a key. */
  show: publicProcedure.input(showInvitationInput).mutation(({ ctx, input }) => showInvitation(ctx.studio, input)),
  accept: publicProcedure
    .input(acceptInvitationInput)
    .mutation(async ({ ctx, input }) => acceptInvitation(ctx.studio, await ctx.findUser(), input)),
});

import { acceptInvitation, acceptInvitationInput } from '../../usecases/people/accept-invitation.ts';
import { showInvitation, showInvitationInput } from '../../usecases/people/show-invitation.ts';
import { publicProcedure, router } from '../init.ts';

/** For the guest; whoever invites uses `member.invite`. */
export const invitationRouter = router({
  show: publicProcedure.input(showInvitationInput).query(({ ctx, input }) => showInvitation(ctx.studio, input)),
  accept: publicProcedure
    .input(acceptInvitationInput)
    .mutation(async ({ ctx, input }) => acceptInvitation(ctx.studio, await ctx.findUser(), input)),
});

import { changeRole, changeRoleInput } from '../../usecases/people/change-role.ts';
import { inviteMember, inviteMemberInput } from '../../usecases/people/invite-member.ts';
import { listMembers } from '../../usecases/people/list-members.ts';
import { removeMember, removeMemberInput } from '../../usecases/people/remove-member.ts';
import { revokeInvitation, revokeInvitationInput } from '../../usecases/people/revoke-invitation.ts';
import { procedure, router } from '../init.ts';

export const memberRouter = router({
  list: procedure('member.read').query(({ ctx }) => listMembers(ctx.use)),
  invite: procedure('member.manage')
    .input(inviteMemberInput)
    .mutation(({ ctx, input }) => inviteMember(ctx.use, input)),
  revokeInvitation: procedure('member.manage')
    .input(revokeInvitationInput)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.use, input)),
  changeRole: procedure('member.manage')
    .input(changeRoleInput)
    .mutation(({ ctx, input }) => changeRole(ctx.use, input)),
  remove: procedure('member.manage')
    .input(removeMemberInput)
    .mutation(({ ctx, input }) => removeMember(ctx.use, input)),
});

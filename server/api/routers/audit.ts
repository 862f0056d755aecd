import { listAudit, listAuditInput } from '../../usecases/people/list-audit.ts';
import { procedure, router } from '../init.ts';

export const auditRouter = router({
  list: procedure('audit.read')
    .input(listAuditInput)
    .query(({ ctx, input }) => listAudit(ctx.use, input)),
});

import { endMaintenance } from '../../usecases/operations/end-maintenance.ts';
import { startMaintenance, startMaintenanceInput } from '../../usecases/operations/start-maintenance.ts';
import { watchMaintenance } from '../../usecases/operations/watch-maintenance.ts';
import { procedure, publicProcedure, router } from '../init.ts';

export const maintenanceRouter = router({
  /** For everybody: whoever cannot sign up or join shall know why. */
  current: publicProcedure.query(async ({ ctx }) => (await ctx.studio.database.stores.maintenance.find()) ?? null),
  watch: procedure('workspace.read').subscription(({ ctx, signal }) =>
    watchMaintenance(ctx.use, signal ?? new AbortController().signal),
  ),
  start: procedure('operations.maintain')
    .input(startMaintenanceInput)
    .mutation(({ ctx, input }) => startMaintenance(ctx.use, input)),
  end: procedure('operations.maintain').mutation(({ ctx }) => endMaintenance(ctx.use)),
});

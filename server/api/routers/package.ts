import { checkPackages, checkPackagesInput } from '../../usecases/package/check-packages.ts';
import { completeName, completeNameInput } from '../../usecases/package/complete-name.ts';
import { describePackage, describePackageInput } from '../../usecases/package/describe-package.ts';
import { procedure, router } from '../init.ts';

/** What is known of packages while one writes. Mutations: addresses of indexes are no text for a log of URLs. */
export const packageRouter = router({
  completeName: procedure('package.look-up')
    .input(completeNameInput)
    .mutation(({ ctx, input }) => completeName(ctx.use, input)),
  describe: procedure('package.look-up')
    .input(describePackageInput)
    .mutation(({ ctx, input, signal }) => describePackage(ctx.use, input, signal ?? new AbortController().signal)),
  check: procedure('package.look-up')
    .input(checkPackagesInput)
    .mutation(({ ctx, input, signal }) => checkPackages(ctx.use, input, signal ?? new AbortController().signal)),
});

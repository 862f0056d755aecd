import { z } from 'zod';
import { addBaseImage, addBaseImageInput, imageReferenceField } from '../../usecases/base-image/add-base-image.ts';
import { findBaseFacts } from '../../usecases/base-image/find-base-facts.ts';
import { listBaseImages } from '../../usecases/base-image/list-base-images.ts';
import { baseImageInput, removeBaseImage } from '../../usecases/base-image/remove-base-image.ts';
import { setDefaultBaseImage } from '../../usecases/base-image/set-default-base-image.ts';
import { procedure, router } from '../init.ts';

export const baseImageRouter = router({
  list: procedure('base-image.read').query(({ ctx }) => listBaseImages(ctx.use)),
  add: procedure('base-image.manage')
    .input(addBaseImageInput)
    .mutation(({ ctx, input }) => addBaseImage(ctx.use, input)),
  remove: procedure('base-image.manage')
    .input(baseImageInput)
    .mutation(({ ctx, input }) => removeBaseImage(ctx.use, input)),
  setDefault: procedure('base-image.manage')
    .input(baseImageInput)
    .mutation(({ ctx, input }) => setDefaultBaseImage(ctx.use, input)),
  /** What an image of the engine is. */
  probe: procedure('base-image.manage')
    .input(z.object({ reference: imageReferenceField }))
    .mutation(({ ctx, input, signal }) => findBaseFacts(ctx.use, input.reference, signal)),
});

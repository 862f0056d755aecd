import { z } from 'zod';
import { sectionLimitCharacters } from '@/core/definition/definition.ts';
import { importText } from '@/core/definition/import-text.ts';
import { diagnoseDefinition, diagnoseDefinitionInput } from '../../usecases/definition/diagnose-definition.ts';
import { explainDefinition, explainDefinitionInput } from '../../usecases/definition/explain-definition.ts';
import { foreseeDefinition, foreseeDefinitionInput } from '../../usecases/definition/foresee-definition.ts';
import { renderDefinition, renderDefinitionInput } from '../../usecases/definition/render-definition.ts';
import { resolveDefinition, resolveDefinitionInput } from '../../usecases/definition/resolve-definition.ts';
import { procedure, router } from '../init.ts';

const importInput = z.object({
  text: z.string().max(sectionLimitCharacters),
  fileName: z.string().max(500).default(''),
});

/** Previews of what is being written. All are mutations, because the input of a query travels in the address. */
export const definitionRouter = router({
  diagnose: procedure('definition.preview')
    .input(diagnoseDefinitionInput)
    .mutation(({ ctx, input }) => diagnoseDefinition(ctx.use, input)),
  render: procedure('definition.preview')
    .input(renderDefinitionInput)
    .mutation(({ ctx, input }) => renderDefinition(ctx.use, input)),
  resolve: procedure('definition.preview')
    .input(resolveDefinitionInput)
    .mutation(({ ctx, input, signal }) => resolveDefinition(ctx.use, input, signal ?? new AbortController().signal)),
  explain: procedure('definition.preview')
    .input(explainDefinitionInput)
    .mutation(({ ctx, input }) => explainDefinition(ctx.use, input)),
  foresee: procedure('definition.preview')
    .input(foreseeDefinitionInput)
    .mutation(({ ctx, input }) => foreseeDefinition(ctx.use, input)),
  import: procedure('definition.preview')
    .input(importInput)
    .mutation(({ input }) => importText(input.text, input.fileName)),
});

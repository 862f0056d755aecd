import { z } from 'zod';
import { definitionSchema } from '@/core/definition/definition.ts';
import { diagnose } from '@/core/diagnose/diagnose.ts';
import type { Issue } from '@/core/issue.ts';
import { LineIndex, type Position } from '@/core/position.ts';
import type { UseCaseContext } from '../context.ts';
import { findSurroundings } from './find-surroundings.ts';

export const diagnoseDefinitionInput = z.object({ definition: definitionSchema });

/** An issue with its place as people count; both are 1:1 for the settings, which have no lines. */
export interface PlacedIssue extends Issue {
  readonly start: Position;
  readonly end: Position;
}

/** What the editor would show of a definition, and what registering would refuse: for those who write elsewhere. */
export async function diagnoseDefinition(
  context: UseCaseContext,
  { definition }: z.infer<typeof diagnoseDefinitionInput>,
): Promise<readonly PlacedIssue[]> {
  const issues = diagnose(definition, await findSurroundings(context, definition));
  const lines = {
    conda: new LineIndex(definition.conda),
    pip: new LineIndex(definition.pip),
    dockerfile: new LineIndex(definition.dockerfile),
    settings: new LineIndex(''),
  };
  return issues.map((issue) => ({
    ...issue,
    start: lines[issue.section].positionAt(issue.range.start),
    end: lines[issue.section].positionAt(issue.range.end),
  }));
}

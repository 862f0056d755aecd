import type { Definition } from '../definition/definition.ts';
import type { SectionOutline } from '../definition/section-outline.ts';
import { StudioError } from '../errors.ts';
import type { Lock } from '../lock/lock.ts';
import { environmentPath, toolboxStage } from './environment-path.ts';
import type { ImageStart } from './image-start.ts';
import type { EscapeCharacter } from './quote-value.ts';
import { renderCondaStep } from './render-conda-step.ts';
import { renderPipStep } from './render-pip-step.ts';
import type { StepSource } from './run-step.ts';
import type { ToolboxFacts } from './toolbox-facts.ts';

export interface SectionStepsRequest {
  readonly definition: Definition;
  readonly lock: Lock | undefined;
  readonly outline: SectionOutline;
  readonly start: ImageStart;
  readonly toolbox: ToolboxFacts;
  readonly source: StepSource;
}

export interface SectionSteps {
  /** Stages before the final one. */
  readonly stages: string;
  /** Within the final stage. */
  readonly instructions: string;
}

/** The steps that install the conda and the pip lock, each from its lock and never solving. */
export function renderSectionSteps(request: SectionStepsRequest): SectionSteps {
  const { definition, lock, outline, start, toolbox, source } = request;
  const { escapeCharacter } = start;
  const common = { toolbox, source, escapeCharacter };
  const basePython = checkPath(lock?.base.pythonPath ?? 'python3');
  const conda = outline.hasConda
    ? renderCondaStep({ ...common, basePython: outline.condaNeedsStage ? undefined : basePython })
    : { stage: '', instructions: '' };
  const pip = outline.hasPip
    ? renderPipStep({
        ...common,
        basePython: outline.hasCondaPython ? undefined : checkPath(definition.interpreterPath || basePython),
        allowSourceBuilds: definition.allowSourceBuilds,
      })
    : '';
  return {
    stages: `FROM ${toolbox.reference} AS ${toolboxStage}\n\n${conda.stage}`,
    instructions: renderEnvironmentVariables(outline.hasConda, escapeCharacter) + conda.instructions + pip,
  };
}

/** Makes the environment the one that is used; `$PATH` is the base's and must be expanded. */
function renderEnvironmentVariables(hasConda: boolean, escapeCharacter: EscapeCharacter): string {
  const own = hasConda
    ? [`CONDA_PREFIX=${environmentPath}`, `CONDA_DEFAULT_ENV=${environmentPath}`]
    : [`VIRTUAL_ENV=${environmentPath}`];
  const words = [...own, `PATH=${environmentPath}/bin:$PATH`, 'PYTHONUNBUFFERED=1'];
  return `ENV ${words.join(` ${escapeCharacter}\n    `)}\n`;
}

/** It becomes a word of a shell command. */
function checkPath(path: string): string {
  if (/^[\w./+-]+$/.test(path)) return path;
  throw new StudioError('INVALID_INPUT', { field: 'interpreterPath' });
}

import type { Definition } from '../definition/definition.ts';
import { outlineSections, type SectionOutline } from '../definition/section-outline.ts';
import { StudioError } from '../errors.ts';
import type { Lock } from '../lock/lock.ts';
import { readImageStart } from './image-start.ts';
import { type ImageUser, isRootUser, parseImageUser } from './image-user.ts';
import { condaLockPath } from './render-conda-step.ts';
import { pipLockPath } from './render-pip-step.ts';
import { renderSectionSteps } from './render-section-steps.ts';
import { renderLabels, renderVariables } from './render-settings.ts';
import { renderUserStep } from './render-user-step.ts';
import type { StepSource } from './run-step.ts';
import { placeholderToolbox, type ToolboxFacts } from './toolbox-facts.ts';

/** Counts in every image hash: raise it with any change of the text that is rendered. */
export const rendererVersion = '1';

export interface RenderRequest {
  readonly definition: Definition;
  /** Absent in previews before anything was resolved. */
  readonly lock?: Lock;
  /** Absent while the toolbox is not there. */
  readonly toolbox?: ToolboxFacts;
  readonly source?: StepSource;
  /** Written last; they do not count in the image hash. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** One file of the build context. */
export interface PlannedFile {
  readonly path: string;
  /** Unix permission bits. */
  readonly mode: number;
  readonly content: string;
}

export interface RenderedDockerfile {
  readonly dockerfile: string;
  readonly context: readonly PlannedFile[];
  readonly version: string;
  /** True while a lock or the toolbox is missing: the text will still change. */
  readonly isApproximate: boolean;
  /** Lines before the user's own Dockerfile text: the engine counts them, the user does not see them. */
  readonly userLineOffset: number;
}

const noSource: StepSource = { hasCertificateAuthorities: false, hasSettings: false };

/**
 * Renders what is built for a definition and its lock: a pure function, so that equal inputs are one image.
 *
 * Throws `INVALID_INPUT` (with `field`) for settings that no Dockerfile can hold; the editor reports
 * the same earlier as issues.
 */
export function renderDockerfile(request: RenderRequest): RenderedDockerfile {
  const { definition, lock, toolbox, source = noSource, labels = {} } = request;
  const outline = outlineSections(definition, lock);
  const hasSections = outline.hasConda || outline.hasPip;
  const start = readImageStart(definition, lock, hasSections);
  const user = readUser(definition);
  const isNewUser = user !== undefined && !isRootUser(user.user);
  const mustBecomeRoot = (hasSections || isNewUser) && !isRootUser(start.user);

  const steps = hasSections
    ? renderSectionSteps({ definition, lock, outline, start, toolbox: toolbox ?? placeholderToolbox, source })
    : { stages: '', instructions: '' };
  const goesOnInLastStage = start.text !== '' && !hasSections;
  const text = [
    start.text,
    start.text !== '' && hasSections ? '\n' : '',
    steps.stages,
    goesOnInLastStage ? '' : `FROM ${start.stageName}\n`,
    mustBecomeRoot ? 'USER 0:0\n' : '',
    steps.instructions,
    renderVariables(outline.variables, start.escapeCharacter),
    renderLabels(labels, start.escapeCharacter),
    isNewUser ? renderUserStep(user, start.escapeCharacter) : '',
    user ? `USER ${definition.user}\n` : mustBecomeRoot ? `USER ${start.user}\n` : '',
  ].join('');
  return {
    dockerfile: text,
    context: planContext(outline, lock),
    version: rendererVersion,
    isApproximate: lock === undefined || (hasSections && toolbox === undefined),
    userLineOffset: start.lineOffset,
  };
}

function readUser(definition: Definition): ImageUser | undefined {
  if (definition.user === '') return undefined;
  const user = parseImageUser(definition.user);
  if (!user) throw new StudioError('INVALID_INPUT', { field: 'user' });
  return user;
}

function planContext(outline: SectionOutline, lock: Lock | undefined): PlannedFile[] {
  const files: PlannedFile[] = [];
  if (outline.hasConda && lock?.conda) files.push({ path: condaLockPath, mode: 0o644, content: lock.conda.text });
  if (outline.hasPip && lock?.pip) files.push({ path: pipLockPath, mode: 0o644, content: lock.pip.text });
  return files;
}

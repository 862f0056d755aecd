import type { Definition } from '../definition/definition.ts';
import { outlineSections } from '../definition/section-outline.ts';
import { StudioError } from '../errors.ts';
import type { Lock } from '../lock/lock.ts';
import { environmentPath, toolboxStage } from './environment-path.ts';
import { isRootUser, parseImageUser } from './image-user.ts';
import type { EscapeCharacter } from './quote-value.ts';
import { condaLockPath, renderCondaStep } from './render-conda-step.ts';
import { pipLockPath, renderPipStep } from './render-pip-step.ts';
import { renderLabels, renderVariables } from './render-settings.ts';
import { renderUserStep } from './render-user-step.ts';
import type { StepSource } from './run-step.ts';
import { placeholderToolbox, type ToolboxFacts } from './toolbox-facts.ts';
import { readUserStage, type UserStage } from './user-stage.ts';

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

/** What the image is before the first step of ours; `user` is filled in from the base. */
type Start = UserStage & { readonly user: string };

const noSource: StepSource = { hasCertificateAuthorities: false, hasSettings: false };

/**
 * Renders what is built for a definition and its lock: a pure function, so that equal inputs are one image.
 *
 * Throws `INVALID_INPUT` (with `field`) for settings that no Dockerfile can hold; the editor reports
 * the same earlier as issues.
 */
export function renderDockerfile(request: RenderRequest): RenderedDockerfile {
  const { definition, lock } = request;
  const start = startOf(request);
  const steps = renderSteps(request, start);
  const outline = outlineSections(definition, lock);
  const text = [
    start.text,
    steps.stages,
    steps.instructions,
    renderVariables(outline.variables, start.escapeCharacter),
    renderLabels(request.labels ?? {}, start.escapeCharacter),
    renderUser(definition, steps.isRoot, start),
  ].join('');
  return {
    dockerfile: text,
    context: planContext(request),
    version: rendererVersion,
    isApproximate: isApproximate(request),
    userLineOffset: start.lineOffset,
  };
}

/** Before the first step of ours: the user's own Dockerfile, or the base image. */
function startOf({ definition, lock }: RenderRequest): Start {
  const reference = () => checkReference(lock?.base.repositoryDigest ?? lock?.base.reference ?? definition.baseImage);
  const baseUser = lock?.base.user ?? '';
  if (definition.dockerfile.trim() === '') {
    return { text: '', stageName: reference(), user: baseUser, escapeCharacter: '\\', lineOffset: 0 };
  }
  const stage = readUserStage(definition.dockerfile, reference);
  return { ...stage, user: stage.user ?? baseUser };
}

function checkReference(reference: string): string {
  if (/^\w[\w./:@-]*$/.test(reference)) return reference;
  throw new StudioError('INVALID_INPUT', { field: 'baseImage' });
}

interface Steps {
  readonly stages: string;
  readonly instructions: string;
  /** Whether the text has switched to root, so that the user must be given back. */
  readonly isRoot: boolean;
}

function renderSteps(request: RenderRequest, start: Start): Steps {
  const { definition, lock } = request;
  const { hasConda, hasPip, hasCondaPython, condaNeedsStage } = outlineSections(definition, lock);
  const ownUser = parseUser(definition);
  const needsUser = ownUser !== undefined && !isRootUser(ownUser.user);
  const hasSections = hasConda || hasPip;
  const isOwnDockerfile = definition.dockerfile.trim() !== '';
  const mustSwitch = (hasSections || needsUser) && !isRootUser(start.user);
  const root = mustSwitch ? 'USER 0:0\n' : '';
  const from = `FROM ${start.stageName}\n`;
  if (!hasSections) return { stages: isOwnDockerfile ? '' : from, instructions: root, isRoot: mustSwitch };

  const toolbox = request.toolbox ?? placeholderToolbox;
  const common = { toolbox, source: request.source ?? noSource, escapeCharacter: start.escapeCharacter };
  const basePython = checkPath(lock?.base.pythonPath ?? 'python3');
  const conda = hasConda && renderCondaStep({ ...common, basePython: condaNeedsStage ? undefined : basePython });
  const pip =
    hasPip &&
    renderPipStep({
      ...common,
      basePython: hasCondaPython ? undefined : checkPath(definition.interpreterPath || basePython),
      allowSourceBuilds: definition.allowSourceBuilds,
    });
  return {
    stages: [
      start.text === '' ? '' : '\n',
      `FROM ${toolbox.reference} AS ${toolboxStage}\n\n`,
      conda ? conda.stage : '',
      from,
    ].join(''),
    instructions: [
      root,
      renderEnvironmentVariables(hasConda, start.escapeCharacter),
      conda ? conda.instructions : '',
      pip || '',
    ].join(''),
    isRoot: mustSwitch,
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

function renderUser(definition: Definition, isRoot: boolean, start: Start): string {
  const user = parseUser(definition);
  if (user) {
    const step = isRootUser(user.user) ? '' : renderUserStep(user, start.escapeCharacter);
    return `${step}USER ${definition.user}\n`;
  }
  return isRoot ? `USER ${start.user}\n` : '';
}

function parseUser(definition: Definition) {
  if (definition.user === '') return undefined;
  const user = parseImageUser(definition.user);
  if (!user) throw new StudioError('INVALID_INPUT', { field: 'user' });
  return user;
}

function checkPath(path: string): string {
  if (/^[\w./+-]+$/.test(path)) return path;
  throw new StudioError('INVALID_INPUT', { field: 'interpreterPath' });
}

function planContext({ definition, lock }: RenderRequest): PlannedFile[] {
  const { hasConda, hasPip } = outlineSections(definition, lock);
  const files: PlannedFile[] = [];
  if (hasConda && lock?.conda) files.push({ path: condaLockPath, mode: 0o644, content: lock.conda.text });
  if (hasPip && lock?.pip) files.push({ path: pipLockPath, mode: 0o644, content: lock.pip.text });
  return files;
}

function isApproximate({ definition, lock, toolbox }: RenderRequest): boolean {
  const { hasConda, hasPip } = outlineSections(definition, lock);
  return lock === undefined || ((hasConda || hasPip) && toolbox === undefined);
}

import type { Definition } from '../core/definition/definition.ts';
import { outlineSections } from '../core/definition/section-outline.ts';
import { diagnose } from '../core/diagnose/diagnose.ts';
import { parseDockerfile } from '../core/dockerfile/parse-dockerfile.ts';
import { condaLockPath } from '../core/dockerfile/render-conda-step.ts';
import { renderDockerfile } from '../core/dockerfile/render-dockerfile.ts';
import { pipLockPath } from '../core/dockerfile/render-pip-step.ts';
import { isStudioError } from '../core/errors.ts';
import type { Command } from './command.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { describeIssues } from './finding.ts';
import { findingLine } from './finding-line.ts';
import { readSource, type Source } from './read-source.ts';
import { readWords } from './read-words.ts';
import type { Terminal } from './terminal.ts';
import { WrongUse } from './wrong-use.ts';

/** Stands for the workspace's default base image, which only a server knows. */
const defaultBaseImage = 'studio-base';

export const render: Command = {
  help: `usage: envstudio render [--json] FOLDER

Prints the Dockerfile that the studio would build for a folder's definition, and
the plan of its build context, as comments. Nothing is locked: what is installed
comes from lock files that the plan names, which only a server writes.

  --json   one JSON object: dockerfile, context and whether it is approximate

exit code: 0 fine, 1 the definition has errors, 2 wrong use or an unreadable path`,

  run(words, terminal) {
    const { paths, given } = readWords(words, ['json']);
    const [path = '', ...others] = paths;
    if (others.length > 0) throw new WrongUse('give one folder: a folder is one definition');
    const source = readSource(path);
    if ('problem' in source) {
      terminal.note(`envstudio: ${source.path}: ${source.problem}`);
      return exitCode.wrongUse;
    }
    const issues = diagnose(source.definition, { today: terminal.today });
    const errors = describeIssues(
      source,
      issues.filter(({ severity }) => severity === 'error'),
    );
    for (const error of errors) terminal.note(findingLine(path, error));
    return errors.length > 0 ? exitCode.findings : renderSource(source, given.has('json'), terminal);
  },
};

function renderSource({ definition, settingsPath }: Source, isJson: boolean, terminal: Terminal): ExitCode {
  const hasFrom = parseDockerfile(definition.dockerfile).value?.hasFrom ?? false;
  const needsDefault = !hasFrom && definition.baseImage.trim() === '';
  if (needsDefault) {
    terminal.note(`envstudio: no base image: ${defaultBaseImage} stands for the workspace's default`);
  }
  const rendered = renderOrExplain(needsDefault ? { ...definition, baseImage: defaultBaseImage } : definition);
  if ('field' in rendered) {
    terminal.note(`envstudio: ${settingsPath}: no Dockerfile can hold this value of ${rendered.field}`);
    return exitCode.findings;
  }
  const context = planContext(definition);
  if (isJson) {
    const { dockerfile, isApproximate } = rendered;
    terminal.print(JSON.stringify({ dockerfile, context, isApproximate }, null, 2));
    return exitCode.fine;
  }
  const plan = context.map((file) => `# ${file.path} (0${file.mode.toString(8)}): ${file.content}`);
  terminal.print(`${rendered.dockerfile}\n# Build context${plan.length === 0 ? ': empty' : ', not locked yet:'}`);
  for (const line of plan) terminal.print(line);
  return exitCode.fine;
}

function renderOrExplain(definition: Definition) {
  try {
    return renderDockerfile({ definition });
  } catch (error) {
    if (!isStudioError(error)) throw error;
    return { field: error.values['field'] ?? '' };
  }
}

function planContext(definition: Definition) {
  const { hasConda, hasPip } = outlineSections(definition, undefined);
  return [
    ...(hasConda ? [{ path: condaLockPath, mode: 0o644, content: 'the lock of the conda section' }] : []),
    ...(hasPip ? [{ path: pipLockPath, mode: 0o644, content: 'the lock of the pip section' }] : []),
  ];
}

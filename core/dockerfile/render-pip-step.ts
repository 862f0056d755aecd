import { environmentPath, normalizeTimes, toolboxStage } from './environment-path.ts';
import type { EscapeCharacter } from './quote-value.ts';
import { contextRoot, mountRoot, renderRunStep, type StepSource } from './run-step.ts';
import type { ToolboxFacts } from './toolbox-facts.ts';

export const pipLockPath = `${contextRoot}/pylock.toml`;

export interface PipStepRequest {
  readonly toolbox: ToolboxFacts;
  readonly source: StepSource;
  readonly escapeCharacter: EscapeCharacter;
  /** Python for the virtual environment; undefined: conda's Python is already in the environment. */
  readonly basePython: string | undefined;
  /** Whether a package may run its own build code. */
  readonly allowSourceBuilds: boolean;
}

/** Installs the pip lock with uv: into conda's Python, or into a virtual environment over the base's. */
export function renderPipStep(request: PipStepRequest): string {
  const uv = `${mountRoot}/uv`;
  const python = `--python ${environmentPath}/bin/python`;
  const create = `${uv} venv --quiet --allow-existing --system-site-packages --python ${request.basePython} ${environmentPath}`;
  const build = request.allowSourceBuilds ? '' : ' --no-build';
  const step = {
    mounts: [
      `type=bind,from=${toolboxStage},source=${request.toolbox.uvPath},target=${uv}`,
      `type=bind,source=${pipLockPath},target=${mountRoot}/pylock.toml`,
      `type=cache,id=studio-uv,target=${mountRoot}/cache`,
    ],
    variables: {
      UV_CACHE_DIR: `${mountRoot}/cache`,
      UV_LINK_MODE: 'copy',
      UV_NO_CONFIG: '1',
      UV_PYTHON_DOWNLOADS: 'never',
    },
    commands: [
      ...(request.basePython === undefined ? [] : [create]),
      `${uv} pip install --color always --no-progress --preview-features pylock${build} ${python} -r ${mountRoot}/pylock.toml`,
      `${uv} pip check --color always ${python}`,
      normalizeTimes,
    ],
  };
  return renderRunStep(step, request.source, request.escapeCharacter);
}

import { findPythonPin, type PythonPin } from '../conda/python-pin.ts';
import { stageBase } from '../dockerfile/stage-base.ts';
import type { Subject } from '../subject.ts';

export type PythonVersion = Pick<PythonPin, 'major' | 'minor'>;

const officialPython = /^(?:docker\.io\/)?(?:library\/)?python:(\d+\.\d+)/;

/**
 * The Python into which pip packages are installed, as far as the texts tell: conda's, else the base
 * image's. Undefined when the solver will choose, or when the Dockerfile may bring another one.
 */
export function findEnvironmentPython(subject: Subject): PythonVersion | undefined {
  const { conda, definition, dockerfile, surroundings } = subject;
  if ((conda?.specs.length ?? 0) > 0) return findPythonPin(conda);
  if (definition.interpreterPath !== '') return undefined;
  const probed = definition.dockerfile.trim() === '' ? surroundings.base?.pythonVersion : undefined;
  // The name of Docker's own image says it before anybody has looked inside.
  const named = officialPython.exec(stageBase(subject, (dockerfile?.stages.length ?? 0) - 1))?.[1];
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(probed ?? named ?? '') ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

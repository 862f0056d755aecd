import { compareLines } from './compare-lines.ts';
import { compareFacts, type HashChange, type HashFact, type HashField } from './hash-change.ts';
import type { ImageInputs } from './image-inputs.ts';

/**
 * Why two images are not the same, input by input; empty exactly when their hashes are equal. Of the
 * rendered Dockerfile it tells the lines.
 */
export function compareImageInputs(before: ImageInputs, after: ImageInputs): readonly HashChange[] {
  return [
    ...compareFacts(factsOf(before), factsOf(after)),
    ...compareLines('renderedLine', before.dockerfile, after.dockerfile),
  ];
}

function factsOf(inputs: ImageInputs): HashFact[] {
  return [
    { field: 'renderer', name: '', value: inputs.renderer },
    { field: 'platform', name: '', value: inputs.platform },
    { field: 'baseImageId', name: '', value: inputs.base },
    ...entries('virtualPackage', inputs.virtual),
    ...entries('tool', inputs.tools),
    ...(inputs.condaLock ?? []).map(condaPackage),
    ...(inputs.pipLock ?? []).map(pipPackage),
    ...entries('variable', inputs.variables),
    ...(inputs.user === undefined ? [] : [{ field: 'user' as const, name: '', value: inputs.user }]),
  ];
}

function entries(field: HashField, values: Readonly<Record<string, string>> = {}): HashFact[] {
  return Object.entries(values).map(([name, value]) => ({ field, name, value }));
}

/** `linux-64/numpy-2.4.6-py311h0_0.conda`: a name may hold `-`, version and build cannot. */
function condaPackage([file = '', sha256 = '']: readonly string[]): HashFact {
  const [, name = file, version = ''] = /^[^/]*\/(.+)-([^-]+-[^-]+?)(?:\.conda|\.tar\.bz2)?$/.exec(file) ?? [];
  return { field: 'condaPackage', name, value: `${version} ${sha256}`.trim() };
}

function pipPackage([name = '', version = '', sha256 = '']: readonly string[]): HashFact {
  return { field: 'pipPackage', name, value: `${version} ${sha256}` };
}

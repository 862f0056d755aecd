import { compareLines } from './compare-lines.ts';
import { compareFacts, type HashChange, type HashFact, type HashField } from './hash-change.ts';
import { type ImageInputRequest, type ImageInputs, imageInputs } from './image-inputs.ts';

/**
 * Why two locked definitions make other images, input by input; empty exactly when the image hashes are
 * equal. Of the rendered Dockerfile it tells the lines.
 */
export function compareImageInputs(left: ImageInputRequest, right: ImageInputRequest): readonly HashChange[] {
  const [before, after] = [imageInputs(left, asText), imageInputs(right, asText)];
  return [
    ...compareFacts(factsOf(before), factsOf(after)),
    ...compareLines('renderedLine', before.dockerfile, after.dockerfile),
  ];
}

/** Instead of its hash: texts are equal where their hashes are. */
function asText(text: string): string {
  return text;
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

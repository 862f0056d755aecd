import type { MatchSpec } from '../conda/match-spec.ts';
import { parseEnvironmentYaml } from '../conda/parse-environment-yaml.ts';
import { parseRequirementLines } from '../pip/parse-requirements.ts';
import { canonicalAddress } from './canonical-address.ts';
import { sortedSet, withoutAbsent } from './canonical-form.ts';
import { canonicalRequirements } from './canonical-pip.ts';

/**
 * The conda section reduced to what counts; undefined when it asks for nothing. Channels keep their
 * order, because it is their priority: sorting them would give two environments one identity.
 */
export function canonicalConda(text: string): unknown {
  if (text.trim() === '') return undefined;
  const { value, issues } = parseEnvironmentYaml(text);
  if (!value || issues.some(({ severity }) => severity === 'error')) return { verbatim: text.replaceAll('\r\n', '\n') };
  const pip = parseRequirementLines(value.pip, 'conda').value;
  const form = withoutAbsent({
    channels: nonEmpty([...new Set(value.channels.map((channel) => canonicalChannel(channel.text)))]),
    nodefaults: value.hasNodefaults || undefined,
    specs: nonEmpty(sortedSet(value.specs.map(({ spec }) => canonicalSpec(spec)))),
    variables: nonEmpty(value.variables) && Object.fromEntries(value.variables.map((one) => [one.name, one.value])),
    pip: pip && canonicalRequirements(pip),
  });
  return Object.keys(form).length > 0 ? form : undefined;
}

function nonEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined;
}

/** A bare name is a channel of anaconda.org; `defaults` stands for several and stays a name. */
function canonicalChannel(channel: string): string {
  const address = canonicalAddress(channel);
  if (address.includes('://') || address === 'defaults' || address.startsWith('/')) return address;
  return `https://conda.anaconda.org/${address}`;
}

function canonicalSpec(spec: MatchSpec): Record<string, unknown> {
  return withoutAbsent({
    name: spec.name,
    channel: spec.channel && canonicalChannel(spec.channel),
    subdir: spec.subdir,
    version: spec.version && canonicalVersion(spec.version),
    build: spec.build,
    brackets: Object.keys(spec.brackets).length > 0 ? spec.brackets : undefined,
    url: spec.url && canonicalAddress(spec.url),
  });
}

/** `,` binds tighter than `|`, and both mean the same in any order; a text with parentheses stays as it is. */
function canonicalVersion(version: string): string {
  const text = version.toLowerCase();
  if (/[()^]/.test(text)) return text;
  return sortedSet(text.split('|').map((group) => sortedSet(group.split(',')).join(','))).join('|');
}

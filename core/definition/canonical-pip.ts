import { parseRequirements } from '../pip/parse-requirements.ts';
import type { OptionValue, Requirement, Requirements } from '../pip/requirements.ts';
import { canonicalAddress } from './canonical-address.ts';
import { sortedSet, withoutAbsent } from './canonical-form.ts';

/** The pip section reduced to what counts; undefined when it asks for nothing. */
export function canonicalPip(text: string): unknown {
  if (text.trim() === '') return undefined;
  const { value, issues } = parseRequirements(text);
  if (!value || issues.some(({ severity }) => severity === 'error')) return { verbatim: text.replaceAll('\r\n', '\n') };
  return canonicalRequirements(value);
}

/** Requirements are a set; of the options, those that say where to look keep their order. */
export function canonicalRequirements({ requirements, options }: Requirements): Record<string, unknown> | undefined {
  const form = withoutAbsent({
    index: options.indexUrl && canonicalAddress(options.indexUrl.text),
    extraIndex: addresses(options.extraIndexUrls),
    findLinks: addresses(options.findLinks),
    noIndex: options.noIndex || undefined,
    pre: options.pre || undefined,
    preferBinary: options.preferBinary || undefined,
    requireHashes: options.requireHashes || undefined,
    noBinary: texts(options.noBinary),
    onlyBinary: texts(options.onlyBinary),
    constraints: asSet(addresses(options.constraints)),
    requirementFiles: asSet(addresses(options.requirementFiles)),
    trustedHosts: asSet(texts(options.trustedHosts)),
    useFeatures: asSet(texts(options.useFeatures)),
    requirements: asSet(requirements.map(canonicalRequirement)),
  });
  return Object.keys(form).length > 0 ? form : undefined;
}

function canonicalRequirement(requirement: Requirement): Record<string, unknown> {
  return withoutAbsent({
    name: requirement.name && canonicalName(requirement.name),
    extras: asSet(requirement.extras.map(canonicalName)),
    spec: canonicalSpecifier(requirement.specifier),
    marker: requirement.marker && canonicalMarker(requirement.marker),
    url: requirement.url && canonicalAddress(requirement.url),
    editable: requirement.isEditable || undefined,
    options: asSet(requirement.options.map(({ name, value }) => `--${name}=${value}`)),
  });
}

/** PEP 503. */
function canonicalName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

function canonicalSpecifier(specifier: string): string {
  const clauses = specifier.split(',').map((clause) => (clause.startsWith('===') ? clause : clause.toLowerCase()));
  return sortedSet(clauses).join(',');
}

/** One spelling of quotes and spaces; text within quotes stays as it is. */
function canonicalMarker(marker: string): string {
  const tokens = marker.match(/"[^"]*"|'[^']*'|[^\s"'<>=!~()]+|[<>=!~]+|[()]/g) ?? [];
  return tokens.map((token) => (/^'[^"]*'$/.test(token) ? `"${token.slice(1, -1)}"` : token)).join(' ');
}

function addresses(values: readonly OptionValue[]): string[] | undefined {
  return values.length > 0 ? values.map(({ text }) => canonicalAddress(text)) : undefined;
}

function texts(values: readonly OptionValue[]): string[] | undefined {
  return values.length > 0 ? values.map(({ text }) => text) : undefined;
}

function asSet<Value>(values: readonly Value[] | undefined): Value[] | undefined {
  return values && values.length > 0 ? sortedSet(values) : undefined;
}

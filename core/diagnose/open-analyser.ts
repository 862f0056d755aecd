import type { Definition } from '../definition/definition.ts';
import type { Issue } from '../issue.ts';
import { type PackageSources, packageSources } from '../package/package-sources.ts';
import { rememberLast } from '../remember-last.ts';
import { type AcceleratorRequest, findAcceleratorRequest } from './accelerator-request.ts';
import { diagnoseSubject } from './diagnose.ts';
import { listPackageRequests, type PackageRequest } from './package-requests.ts';
import { openRuleMemory } from './rule-memory.ts';
import { rules } from './rules.ts';
import { readers, readSubject, type Surroundings } from './subject.ts';

/** All that an editor shows of a definition's texts by themselves. */
export interface Analysis {
  readonly issues: readonly Issue[];
  readonly requests: readonly PackageRequest[];
  /** For what kind of processor packages are asked for; undefined: for any. */
  readonly accelerator: AcceleratorRequest | undefined;
  /** Where the texts want them looked for. */
  readonly sources: PackageSources;
}

export type Analyser = (definition: Definition, surroundings: Surroundings) => Analysis;

/**
 * Analyses one definition after another, each a little different from the one before, as while somebody
 * types: a section is parsed again only when its text has changed, and a rule asked again only when something
 * that it looks at has. Finds what `diagnose` finds.
 */
export function openAnalyser(): Analyser {
  const remembering = {
    conda: rememberLast(readers.conda),
    pip: rememberLast(readers.pip),
    dockerfile: rememberLast(readers.dockerfile),
    pipLists: rememberLast(readers.pipLists),
    requirements: rememberLast(readers.requirements),
  };
  const applyRules = openRuleMemory(rules);
  return (definition, surroundings) => {
    const reading = readSubject(definition, surroundings, remembering);
    const { subject } = reading;
    return {
      issues: diagnoseSubject(reading, applyRules),
      requests: listPackageRequests(subject),
      sources: packageSources(subject.conda, subject.pip),
      accelerator: findAcceleratorRequest(subject),
    };
  };
}

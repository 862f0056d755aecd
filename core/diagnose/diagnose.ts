import type { Definition } from '../definition/definition.ts';
import type { Issue, Section } from '../issue.ts';
import { withoutCredentials } from '../pip/without-credentials.ts';
import { diagnoseRequirements } from './diagnose-requirements.ts';
import { diagnoseSettings } from './diagnose-settings.ts';
import { applyRule } from './rule.ts';
import { rules } from './rules.ts';
import { type Reading, readSubject, type Subject, type Surroundings } from './subject.ts';

const sectionOrder: readonly Section[] = ['conda', 'pip', 'dockerfile', 'settings'];

/**
 * Everything that can be said of a definition from its text alone, in the order in which it is read.
 * Editor, API and command line show exactly this. Never throws.
 */
export function diagnose(definition: Definition, surroundings: Surroundings = {}): readonly Issue[] {
  return diagnoseSubject(readSubject(definition, surroundings));
}

/** The same for a definition that was parsed already; `applyRules` may remember what it found before. */
export function diagnoseSubject(
  { subject, issues }: Reading,
  applyRules: (subject: Subject) => readonly Issue[] = applyAllRules,
): readonly Issue[] {
  const { definition, nestedPip, pip, dockerfile } = subject;
  const found = [
    ...issues,
    ...(nestedPip ? diagnoseRequirements(nestedPip, 'conda', definition.allowSourceBuilds) : []),
    ...(pip ? diagnoseRequirements(pip, 'pip', definition.allowSourceBuilds) : []),
    ...diagnoseSettings(definition, dockerfile?.hasFrom ?? false),
    ...applyRules(subject),
  ];
  return found
    .map((issue) => withoutSecrets(issue, definition))
    .toSorted(
      (left, right) =>
        sectionOrder.indexOf(left.section) - sectionOrder.indexOf(right.section) ||
        left.range.start - right.range.start ||
        left.range.end - right.range.end,
    );
}

function applyAllRules(subject: Subject): readonly Issue[] {
  return rules.flatMap((rule) => applyRule(rule, subject));
}

/** Of an address, up to its `@`. */
const longestHeadCharacters = 1_000;

/** What an issue is about is shown and logged where its text is not: addresses in it lose their passwords. */
function withoutSecrets(issue: Issue, definition: Definition): Issue {
  const isInAddress = standsInAddress(issue, definition);
  const mask = (value: string) => {
    const masked = withoutCredentials(value);
    return isInAddress ? masked.replace(/^[^\s/@]+@/, '…@') : masked;
  };
  const values = Object.entries(issue.values).map(([name, value]) => [name, mask(value)]);
  return { ...issue, values: Object.fromEntries(values) };
}

/** Whether it begins within an address: where colons were read as something else, its password may come first. */
function standsInAddress({ section, range }: Issue, definition: Definition): boolean {
  if (section === 'settings') return false;
  const before = definition[section].slice(Math.max(0, range.start - longestHeadCharacters), range.start);
  return /:\/\/\S*$/.test(before);
}

import type { Issue } from '../issue.ts';
import { applyRule, type Rule } from './rule.ts';
import type { Subject } from './subject.ts';

/** Something that a rule looked at: how to look again, and what was seen. */
interface Look {
  readonly see: (subject: Subject) => unknown;
  readonly seen: unknown;
}

/**
 * Applies rules to one subject after another, and asks a rule again only when something that it looked at has
 * changed: while somebody types in one section, the rules of the others have nothing new to say.
 */
export function openRuleMemory(rules: readonly Rule[]): (subject: Subject) => readonly Issue[] {
  const memory = new Map<Rule, { readonly looks: readonly Look[]; readonly issues: readonly Issue[] }>();
  return (subject) =>
    rules.flatMap((rule) => {
      const known = memory.get(rule);
      if (known?.looks.every(({ see, seen }) => see(subject) === seen)) return known.issues;
      const looks = new Map<string, Look>();
      const issues = applyRule(rule, watched(subject, looks));
      memory.set(rule, { looks: [...looks.values()], issues });
      return issues;
    });
}

/** The subject, which writes down what is looked at: of `definition` and `surroundings` each part by itself. */
function watched(subject: Subject, looks: Map<string, Look>): Subject {
  return new Proxy(subject, {
    get(_subject, key: keyof Subject) {
      if (key === 'definition' || key === 'surroundings') return watchedParts(subject, key, looks);
      looks.set(key, { see: (other) => other[key], seen: subject[key] });
      return subject[key];
    },
  });
}

function watchedParts(subject: Subject, whole: 'definition' | 'surroundings', looks: Map<string, Look>) {
  return new Proxy(subject[whole], {
    get(_whole, part) {
      const see = (other: Subject) => fingerprint(Reflect.get(other[whole], part));
      looks.set(`${whole}.${String(part)}`, { see, seen: see(subject) });
      return Reflect.get(subject[whole], part);
    },
  });
}

/** Texts as they are; lists of settings and what is known of an image come as a new object each time. */
function fingerprint(value: unknown): unknown {
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

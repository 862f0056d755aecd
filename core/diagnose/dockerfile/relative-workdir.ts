import type { Finding, Rule } from '../rule.ts';

/** A path that goes on from the base image's own WORKDIR, or from `~`, which is a folder of that name here. */
export const relativeWorkdir: Rule = {
  code: 'dockerfile-relative-workdir',
  severity: 'warning',
  find({ dockerfile }) {
    const anchored = new Set<number>();
    return (dockerfile?.instructions ?? []).flatMap(({ keyword, stage, argumentsText, argumentsRange }): Finding[] => {
      if (keyword !== 'WORKDIR') return [];
      const path = argumentsText.trim().replace(/^(["'])(.*)\1$/s, '$2');
      const parent = dockerfile?.stages[stage]?.baseStage;
      const isAnchored = anchored.has(stage) || (parent !== undefined && anchored.has(parent));
      if (/^(?:[/\\$]|[A-Za-z]:)/.test(path)) anchored.add(stage);
      if (/^(?:[/\\$]|[A-Za-z]:|$)/.test(path) || (isAnchored && !path.startsWith('~'))) return [];
      return [{ section: 'dockerfile', range: argumentsRange, values: { path } }];
    });
  },
};

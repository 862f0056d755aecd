'use client';

import { useTranslations } from 'next-intl';
import type { ResolvedDefinition } from './use-preview.ts';

type Problem = Extract<NonNullable<ResolvedDefinition['conda']>, { readonly ok: false }>['problem'];

interface ResolutionProblemProps {
  readonly section: 'conda' | 'pip';
  readonly problem: Problem;
}

/** Why a section cannot be resolved: one sentence first, then the solver's own words. */
export function ResolutionProblem({ section, problem }: ResolutionProblemProps) {
  const t = useTranslations('draft.resolved');
  const sections = useTranslations('draft.section');
  const values = { packages: problem.packages.join(', '), address: problem.address ?? '' };
  const isNamed = problem.packages.length > 0 || problem.address !== undefined;
  return (
    <section role="alert" className="mx-4 rounded-lg bg-bad-soft px-3 py-2 text-bad">
      <p className="font-medium">
        {sections(section)}: {t(`problem.${problem.kind}`, values)}
        {!isNamed || problem.packages.length === 0 ? '' : ` ${values.packages}`}
      </p>
      <pre className="mt-1.5 max-h-56 overflow-auto whitespace-pre-wrap break-words font-mono text-sm">
        {problem.message}
      </pre>
    </section>
  );
}

import type { Rule } from '../rule.ts';

/** There is no working copy to edit in an image: the studio installs the package as any other. */
export const editableRepository: Rule = {
  code: 'pip-editable',
  severity: 'info',
  find({ definition, requirements }) {
    const editable = requirements.filter(({ requirement: { isEditable, source } }) => isEditable && source === 'vcs');
    return editable.map(({ section, requirement: { range } }) => {
      const text = section === 'conda' ? definition.conda : definition.pip;
      const option = /^(?:-e|--editable)[ \t=]*/.exec(text.slice(range.start, range.end))?.[0];
      const edits = option && [{ range: { start: range.start, end: range.start + option.length }, text: '' }];
      return { section, range, ...(edits && { edits }) };
    });
  },
};

import type { Rule } from '../rule.ts';
import type { ShellCommand } from './shell-commands.ts';

const installs = /^(?:pip[\d.]*|uv|conda|mamba|micromamba|python[\d.]*)$/;

/** `pip install numpy>=1.0`: the shell installs numpy, whichever, and writes into a file named `=1.0`. */
export const bareRedirection: Rule = {
  code: 'dockerfile-bare-redirection',
  severity: 'warning',
  find({ commands, definition }) {
    return commands.filter(isInstall).flatMap(({ redirections }) => {
      const slips = redirections.filter(
        ({ operator, target, attachedTo }) =>
          /^[<>]$/.test(operator) &&
          attachedTo &&
          /^[A-Za-z][\w.[\],-]*$/.test(attachedTo.text) &&
          /^=?\d/.test(target?.text ?? ''),
      );
      return slips.map(({ attachedTo, range: { start, end } }) => {
        const range = { start: attachedTo?.range.start ?? start, end };
        const text = definition.dockerfile.slice(range.start, range.end);
        // Other ends of the range may follow, and a quote would close too soon.
        const isWhole =
          /^\S+$/.test(text) &&
          !/["'<>]/.test(text.replace(/[<>]/, '')) &&
          /^(?:\s|$)/.test(definition.dockerfile.slice(end));
        const values = { text };
        return {
          section: 'dockerfile' as const,
          range,
          values,
          ...(isWhole && { edits: [{ range, text: `"${text}"` }] }),
        };
      });
    });
  },
};

function isInstall({ words }: ShellCommand): boolean {
  return installs.test(words[0]?.replace(/^.*\//, '') ?? '') && words.includes('install');
}

import type { Finding, Rule } from '../rule.ts';
import type { ShellCommand } from './shell-commands.ts';

/** What answers yes by itself: `-y`, `-yq`, `-qqy`, `--yes`, `--assume-yes`; two q of apt-get mean it too. */
const yes = /^(?:-[A-Za-z]*y[A-Za-z]*|--yes|--assume-?yes|-qq|--quiet=2|--force-yes|--non-interactive|-n)$/;
const asking: readonly (readonly [program: RegExp, action: RegExp])[] = [
  [/^(?:\/usr\/bin\/)?apt(?:-get)?$/, /^(?:install|upgrade|dist-upgrade|full-upgrade|remove|purge|autoremove)$/],
  [/^(?:yum|dnf)$/, /^(?:install|update|upgrade|remove|groupinstall)$/],
  [/^(?:\S*\/)?(?:conda|mamba)$/, /^(?:install|create|update|upgrade|remove|clean)$/],
];
/** Somebody has answered for all that follows. */
const alwaysYes = /always[_-]yes|ALWAYS_YES|Assume-Yes/i;

/** Nobody can answer in a build: apt-get says "Abort.", conda ends with an EOFError. */
export const waitsForAnswer: Rule = {
  code: 'dockerfile-waits-for-answer',
  severity: 'warning',
  find({ commands, definition }) {
    if (alwaysYes.test(definition.dockerfile)) return [];
    return commands.flatMap((command): Finding[] => {
      const [program = ''] = command.words;
      const actions = asking.find(([name]) => name.test(program))?.[1];
      const at = actions ? command.words.findIndex((word, index) => index > 0 && !word.startsWith('-')) : -1;
      const action = command.words[at] ?? '';
      const isAnswered = command.operator === '|' || command.words.some((word) => yes.test(word));
      if (!actions?.test(action) || isAnswered || isHarmless(command)) return [];
      const place = command.places[at];
      const isListed = command.instruction.argumentsText.trimStart().startsWith('[');
      const edits =
        place && !isListed ? [{ range: { start: place.range.end, end: place.range.end }, text: ' -y' }] : undefined;
      const values = { command: `${program} ${action}` };
      return [{ section: 'dockerfile', range: command.range, values, ...(edits && { edits }) }];
    });
  },
};

/** Only says what it would do; or is fed with answers, or not understood. */
function isHarmless({ words, redirections }: ShellCommand): boolean {
  const isDry = words.some((word) => /^(?:-s|-d|--dry-run|--simulate|--download-only|--help|-h)$/.test(word));
  return (
    isDry || redirections.some(({ operator }) => operator.includes('<')) || words.some((word) => word.startsWith('$'))
  );
}

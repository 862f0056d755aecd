import { isPipInstall } from '../across/outside-installs.ts';
import type { Rule } from '../rule.ts';
import { isInImage } from './stage-base.ts';

/** The cache is kept by a variable or a mount, or somebody removes it. */
const isHandled = /PIP_NO_CACHE_DIR|--mount=\S*type=cache|\.cache|pip cache purge/;

/** The downloaded files stay in the layer, and no later step can take them out; said once, mended for all. */
export const pipCache: Rule = {
  code: 'dockerfile-pip-cache',
  severity: 'info',
  find({ commands, definition, dockerfile }) {
    if (isHandled.test(definition.dockerfile)) return [];
    const installs = commands.filter((command) => {
      const { words, instruction } = command;
      const isCached = !words.some((word) => /^--no-cache(?:-dir)?(?:=|$)/.test(word)) && words[0] !== 'uv';
      return isCached && isPipInstall(command) && isInImage(dockerfile, instruction.stage);
    });
    const [first] = installs;
    if (!first) return [];
    const edits = installs.flatMap(({ words, places, instruction }) => {
      const at = places[words.indexOf('install')]?.range.end;
      const isListed = instruction.argumentsText.trimStart().startsWith('[');
      return at === undefined || isListed ? [] : [{ range: { start: at, end: at }, text: ' --no-cache-dir' }];
    });
    const isComplete = edits.length === installs.length;
    return [{ section: 'dockerfile', range: first.range, ...(isComplete && { edits }) }];
  },
};

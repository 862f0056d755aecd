import type { DockerfileInstruction } from '../../dockerfile/dockerfile.ts';
import { oncePer } from '../../once-per.ts';
import type { Rule } from '../rule.ts';
import { readAptCommand } from './apt-command.ts';
import { isInImage } from './stage-base.ts';

const removesLists = /\/var\/lib\/apt(?:\/|\b)/;

/** Some 20–50 MB in a layer that no later step can take out again; said once. */
export const aptListsKept: Rule = {
  code: 'dockerfile-apt-lists-kept',
  severity: 'info',
  find({ commands, definition, dockerfile }) {
    // In the step itself; a mount is in no layer.
    const isCleaned = oncePer(({ keywordRange, range }: DockerfileInstruction) =>
      removesLists.test(definition.dockerfile.slice(keywordRange.end, range.end)),
    );
    const first = commands.find((command) => {
      return readAptCommand(command)?.action === 'update' && !isCleaned(command.instruction);
    });
    if (!first || !isInImage(dockerfile, first.instruction.stage)) return [];
    const { argumentsText, argumentsRange } = first.instruction;
    const ofRun = commands.filter(({ instruction }) => instruction === first.instruction);
    const isChain = ofRun.every(({ operator }) => operator === '' || operator === '&&' || operator === '|');
    // Without lists the step would be for nothing: it belongs into the one that installs.
    const installs = ofRun.some((command) => readAptCommand(command)?.action !== 'update');
    const isPlain = installs && isChain && !/<<|^\s*\[|#|\\\s*$/.test(argumentsText) && ofRun.at(-1)?.operator !== '|';
    const text = ' && rm -rf /var/lib/apt/lists/*';
    const edits = isPlain ? [{ range: { start: argumentsRange.end, end: argumentsRange.end }, text }] : undefined;
    return [{ section: 'dockerfile', range: first.range, ...(edits && { edits }) }];
  },
};

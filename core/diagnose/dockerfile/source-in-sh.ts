import type { DockerfileInstruction } from '../../dockerfile/dockerfile.ts';
import { oncePer } from '../../once-per.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { parseImageName, shortRepository } from './image-name.ts';
import { stageBase } from './stage-base.ts';

/** Images whose /bin/sh is dash, which has no `source`. */
const dashImage =
  /^(?:python|debian|ubuntu|buildpack-deps|node|nvidia\/cuda|mcr\.microsoft\.com\/(?:azureml|mirror)\/.+)$/;
const otherDistribution = /alpine|ubi\d|rocky|centos|redhat|mariner|azurelinux|windows/;

/** `source: not found`, and the step fails. */
export const sourceInSh: Rule = {
  code: 'dockerfile-source-in-sh',
  severity: 'warning',
  find(subject) {
    if (subject.dockerfile?.instructions.some(({ keyword }) => keyword === 'SHELL')) return [];
    const sources = subject.commands.filter(({ words, instruction }) => {
      return words[0] === 'source' && words.length > 1 && isDash(subject, instruction.stage) && !isBash(instruction);
    });
    return sources.flatMap(({ places }) => {
      const [place] = places;
      return place
        ? [{ section: 'dockerfile' as const, range: place.range, edits: [{ range: place.range, text: '.' }] }]
        : [];
    });
  },
};

function isDash(subject: Subject, stage: number): boolean {
  const { repository, tag = '' } = parseImageName(stageBase(subject, stage));
  return dashImage.test(shortRepository(repository)) && !otherDistribution.test(repository + tag);
}

/** The step is a script for bash, by a heredoc or its `#!`. */
const isBash = oncePer(
  ({ argumentsText }: DockerfileInstruction) =>
    /bash/.test(argumentsText.split('\n', 2).join('\n')) || argumentsText.trimStart().startsWith('['),
);

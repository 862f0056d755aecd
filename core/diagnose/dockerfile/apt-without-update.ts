import type { DockerfileInstruction } from '../../dockerfile/dockerfile.ts';
import type { TextEdit } from '../../issue.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { type AptCommand, readAptCommand } from './apt-command.ts';
import type { ShellCommand } from './shell-commands.ts';

/** Scripts that set up a package source and read the lists themselves. */
const readsLists =
  /^(?:add-apt-repository|apt-add-repository|bash|sh|\S*\.sh|aptitude|nala|install_packages|eatmydata)$/;

/** Base images come without lists, and an earlier step's are as old as its layer in the cache. */
export const aptWithoutUpdate: Rule = {
  code: 'dockerfile-apt-without-update',
  severity: 'warning',
  find(subject: Subject) {
    const updated = new Set<unknown>();
    return subject.commands.flatMap((command): Finding[] => {
      const apt = readAptCommand(command);
      if (apt?.action === 'update' || readsLists.test(command.words[0] ?? '')) updated.add(command.instruction);
      if (apt?.action !== 'install' || updated.has(command.instruction) || isLocal(apt.packages)) return [];
      updated.add(command.instruction);
      const edit = isFirst(command) ? (joinEdit(subject, command) ?? insertEdit(command, apt)) : undefined;
      return [{ section: 'dockerfile', range: command.range, ...(edit && { edits: [edit] }) }];
    });
  },
};

/** Whether something put before the command comes before everything else. */
function isFirst({ operator, starters, places, range, instruction }: ShellCommand): boolean {
  const start = (starters[0] ?? places[0])?.range.start;
  return (
    /^(?:&&|;|\n)?$/.test(operator) &&
    starters.every(({ text }) => text === 'sudo' || text.includes('=')) &&
    range.start === start &&
    instruction.argumentsText.trimStart()[0] !== '['
  );
}

/** The step before does nothing but update: it and this one become one. */
function joinEdit({ commands, definition, dockerfile }: Subject, command: ShellCommand): TextEdit | undefined {
  const { instruction } = command;
  const instructions = dockerfile?.instructions ?? [];
  const before = instructions[instructions.indexOf(instruction) - 1];
  if (!before || before.stage !== instruction.stage) return undefined;
  const [update, ...others] = commands.filter((each) => each.instruction === before);
  if (!update || others.length > 0 || readAptCommand(update)?.action !== 'update') return undefined;
  const text = definition.dockerfile;
  const isAlone = isWhole(before, update) && command.range.start === instruction.argumentsRange.start;
  const isBetweenEmpty = text.slice(before.range.end, instruction.range.start).trim() === '';
  if (!isAlone || !isBetweenEmpty || hasFlags(text, before) || hasFlags(text, instruction)) return undefined;
  return { range: { start: before.argumentsRange.end, end: instruction.argumentsRange.start }, text: ' && ' };
}

function insertEdit({ range: { start }, starters }: ShellCommand, { program }: AptCommand): TextEdit {
  const sudo = starters.some(({ text }) => text === 'sudo') ? 'sudo ' : '';
  return { range: { start, end: start }, text: `${sudo}${program} update && ` };
}

function isWhole({ argumentsRange }: DockerfileInstruction, { range }: ShellCommand): boolean {
  return range.start === argumentsRange.start && range.end === argumentsRange.end;
}

/** `RUN --mount=…`: what holds for one step need not hold for the other. */
function hasFlags(text: string, { keywordRange, argumentsRange }: DockerfileInstruction): boolean {
  return text.slice(keywordRange.end, argumentsRange.start).trim() !== '';
}

/** `apt-get install ./package.deb`. */
function isLocal(packages: readonly string[]): boolean {
  return packages.length > 0 && packages.every((name) => /\.deb$|^\.?\//.test(name));
}

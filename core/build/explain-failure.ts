import { condaLockPath } from '../dockerfile/render-conda-step.ts';
import { stripAnsi } from '../log/strip-ansi.ts';
import type { BuildFailure, FailureReason } from './build.ts';
import { readCommandFailure } from './command-failure.ts';
import type { FailureCause, FailureFacts } from './failure-facts.ts';
import { findInstructionOrigin, findLineOrigin, findPackageOrigin } from './failure-origin.ts';
import { findErrorLine } from './first-error-line.ts';

/** What a cause says by itself, before the log is looked at. */
interface Verdict {
  readonly reason: FailureReason;
  readonly values: Readonly<Record<string, string>>;
  readonly message: string;
  /** Index in the tail of the line that says it. */
  readonly lineIndex?: number | undefined;
}

/** Says why a build failed: from exit facts first, and only then from the words of the failed step. */
export function explainFailure(facts: FailureFacts): BuildFailure {
  const lines = facts.tail.map(({ text }) => stripAnsi(text));
  const verdict = judge(facts, lines);
  const lineIndex = verdict.lineIndex ?? findErrorLine(lines);
  const spoken = lineIndex === undefined ? undefined : facts.tail[lineIndex];
  const origin = findOrigin(facts, verdict);
  const exitCode = facts.cause.type === 'engine' ? facts.cause.exitCode : undefined;
  return {
    reason: verdict.reason,
    phase: facts.phase,
    message: verdict.message || stripAnsi(spoken?.text ?? '').trim(),
    values: { ...verdict.values, ...(exitCode === undefined ? {} : { exitCode: String(exitCode) }) },
    ...(facts.stepIndex === undefined ? {} : { stepIndex: facts.stepIndex }),
    ...(spoken ? { line: spoken.number } : {}),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(origin ? { origin } : {}),
  };
}

function judge({ cause, stepName }: FailureFacts, lines: readonly string[]): Verdict {
  switch (cause.type) {
    case 'engine':
      return asChannel(judgeEngine(cause, lines), stepName);
    case 'resolution':
      return judgeResolution(cause);
    case 'base-image-missing':
    case 'base-image-changed':
    case 'base-image-refused':
      return { reason: cause.type, values: { image: cause.reference }, message: cause.message };
    case 'check':
      return { reason: 'check-failed', values: {}, message: cause.message };
    case 'time-limit':
      return { reason: 'time-limit', values: { minutes: String(Math.round(cause.limitMs / 60_000)) }, message: '' };
    default:
      return { reason: cause.type, values: {}, message: cause.message };
  }
}

/** What the conda step cannot reach is a channel. */
function asChannel(verdict: Verdict, stepName: string | undefined): Verdict {
  const isCondaStep = stepName?.includes(condaLockPath) ?? false;
  return isCondaStep && verdict.reason === 'index-unreachable'
    ? { ...verdict, reason: 'channel-unreachable' }
    : verdict;
}

type EngineCause = Extract<FailureCause, { type: 'engine' }>;

function judgeEngine(cause: EngineCause, lines: readonly string[]): Verdict {
  const { kind, message } = cause;
  if (kind === 'command-failed') {
    const found = readCommandFailure(lines);
    if (found) return { ...found, message: sentenceAt(lines, found.lineIndex) };
    const index = findErrorLine(lines);
    return {
      reason: 'command-failed',
      values: {},
      message: index === undefined ? message : sentenceAt(lines, index),
      lineIndex: index,
    };
  }
  if (kind === 'base-image-missing') {
    const image = findImage(message);
    return { reason: kind, values: image ? { image } : {}, message };
  }
  if (kind !== 'other') return { reason: kind, values: {}, message };
  const missingPath = /"?(\/[^":]*)"?:? not found/.exec(message)?.[1];
  if (/failed to (?:compute cache key|calculate checksum)/.test(message) && missingPath) {
    return { reason: 'invalid-definition', values: { path: missingPath }, message };
  }
  return { reason: 'internal', values: {}, message };
}

/** As the engine writes it: after `load metadata for`, or after the registry's host. */
function findImage(message: string): string | undefined {
  return /(?:metadata for|access denied for|docker\.io\/)\s*"?([\w./@-]+(?::\w[\w.-]*)?)/.exec(message)?.[1];
}

function judgeResolution(cause: Extract<FailureCause, { type: 'resolution' }>): Verdict {
  const packages = cause.packages.join(', ');
  const values = {
    section: cause.section,
    ...(packages ? { package: packages } : {}),
    ...(cause.address ? { host: cause.address } : {}),
  };
  const reason = cause.kind === 'toolbox-lost' || cause.kind === 'other' ? 'internal' : cause.kind;
  return { reason, values, message: cause.message };
}

/** A tool's sentence and what it goes on with on indented lines; three lines are enough to understand it. */
function sentenceAt(lines: readonly string[], index: number): string {
  const rest = lines.slice(index + 1, index + 3);
  const end = rest.findIndex((line) => !/^\s+\S/.test(line));
  return [lines[index], ...(end === -1 ? rest : rest.slice(0, end))].map((line) => line?.trim()).join('\n');
}

function findOrigin({ cause, definition, stepName, userLineOffset = 0 }: FailureFacts, verdict: Verdict) {
  if (!definition) return undefined;
  if (cause.type === 'engine' && cause.dockerfileLine !== undefined) {
    return findLineOrigin(definition, cause.dockerfileLine, userLineOffset);
  }
  if (cause.type === 'engine' && stepName !== undefined) {
    const origin = findInstructionOrigin(definition, stepName);
    if (origin) return origin;
  }
  const name = verdict.values.package?.split(/[=<>!~, ]/)[0];
  return name ? findPackageOrigin(definition, name) : undefined;
}

import { isMap, isScalar } from 'yaml';
import { findExplicitList } from '../conda/explicit-list.ts';
import { readYaml, scalarText } from '../conda/yaml-document.ts';
import { parseRequirements } from '../pip/parse-requirements.ts';
import { findUnreadableText } from '../unreadable-text.ts';

export type RecognisedKind = 'conda' | 'pip' | 'dockerfile' | 'unknown';

const condaKeys = ['dependencies', 'channels'];
const dockerfileInstruction =
  /^\s*(?:FROM|RUN|CMD|LABEL|MAINTAINER|EXPOSE|ENV|ADD|COPY|ENTRYPOINT|VOLUME|USER|WORKDIR|ARG|ONBUILD|STOPSIGNAL|HEALTHCHECK|SHELL)\s+\S/;
const fileNames: readonly (readonly [RegExp, RecognisedKind])[] = [
  [/(?:^|[._-])(?:dockerfile|containerfile)(?:[._-]|$)/i, 'dockerfile'],
  [/\.ya?ml$/i, 'conda'],
  [/(?:require|constraint).*\.(?:txt|in)$|\.(?:txt|in)$/i, 'pip'],
];
/** The kind of a file shows in its beginning. */
const consideredCharacters = 20_000;

/**
 * Which section a pasted or dropped text belongs to. The content decides; the file's name helps where
 * the content could be anything (an empty file, comments only, one with mistakes in it).
 */
export function recogniseSection(text: string, fileName = ''): RecognisedKind {
  const beginning = text.slice(0, consideredCharacters);
  if (findUnreadableText(beginning, 'conda')) return 'unknown';
  if (findExplicitList(beginning)) return 'conda';
  if (looksLikeDockerfile(beginning)) return 'dockerfile';
  if (looksLikeEnvironment(beginning)) return 'conda';
  if (looksLikeRequirements(beginning)) return 'pip';
  const baseName = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  return fileNames.find(([pattern]) => pattern.test(baseName))?.[1] ?? 'unknown';
}

/** The first instruction is one of Docker's in capitals, or FROM in any case. */
function looksLikeDockerfile(text: string): boolean {
  const first = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '' && !/^\uFEFF?\s*#/.test(line)) ?? '';
  return (
    dockerfileInstruction.test(first.replace(/^\uFEFF/, '')) ||
    /^\s*from\s+[\w./:@$"{}-]+(?:\s+as\s+\w+)?\s*$/i.test(first)
  );
}

function looksLikeEnvironment(text: string): boolean {
  const root = readYaml(text).yaml?.document.contents;
  return isMap(root) && root.items.some(({ key }) => isScalar(key) && condaKeys.includes(scalarText(key)));
}

/** Most lines are requirements or options; one word in a line of prose is none yet. */
function looksLikeRequirements(text: string): boolean {
  const { value, issues } = parseRequirements(text);
  if (!value) return false;
  const { requirements, options } = value;
  const optionCount = [
    options.indexUrl,
    ...options.extraIndexUrls,
    ...options.findLinks,
    ...options.requirementFiles,
    ...options.constraints,
  ].filter((option) => option !== undefined).length;
  const errorCount = issues.filter(({ severity }) => severity === 'error').length;
  return requirements.length + optionCount > errorCount;
}

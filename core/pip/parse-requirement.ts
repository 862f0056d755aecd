import type { Issue } from '../issue.ts';
import type { LogicalLine } from './logical-line.ts';
import { findMarkerError } from './marker.ts';
import { parseNamedRequirement } from './parse-named-requirement.ts';
import { requirementPlace, splitExtras } from './requirement-place.ts';
import { RequirementText } from './requirement-text.ts';
import type { Requirement, RequirementOption } from './requirements.ts';

/** As pip wants it behind `#egg=`. */
const projectName = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
/** PEP 427: name, version, perhaps a build, and three tags. */
const wheelName = /^[^-]+-[^-]+(?:-\d[^-]*)?-[^-]+-[^-]+-[^-]+\.whl$/i;

/** What stands on a requirement's line beside the requirement itself. */
interface Surroundings {
  /** Places of the requirement in the logical line. */
  readonly start: number;
  readonly end: number;
  readonly isEditable: boolean;
  readonly options: readonly RequirementOption[];
}

/** Parses one requirement: PEP 508, an address, a version-control address or a path. */
export function parseRequirement(line: LogicalLine, surroundings: Surroundings): Requirement | Issue {
  const { start, end, isEditable, options } = surroundings;
  const requirement = new RequirementText(line, start, end);
  const { text, body } = requirement;
  const problem = findTemplate(requirement) ?? findMarkerProblem(requirement);
  if (problem) return problem;
  const parts = requirementPlace(body)
    ? parsePlacedRequirement(requirement, isEditable)
    : parseNamedRequirement(requirement);
  if ('code' in parts) return parts;
  if (isEditable && parts.source === 'index') return requirement.issue('pip-editable-url', 0, body.length);
  const marker = requirement.marker?.trim();
  return { ...parts, ...(marker ? { marker } : {}), text, range: line.range(0, line.text.length), isEditable, options };
}

/** An address or a path on its own; the name may follow as `#egg=name`, extras as `[extra]`. */
function parsePlacedRequirement(requirement: RequirementText, isEditable: boolean) {
  const { body } = requirement;
  const source = requirementPlace(body) ?? 'path';
  if (source !== 'path' && /\s/.test(body)) return requirement.issue('pip-invalid-url', 0, body.length);
  if (source === 'archive' && isEditable) return requirement.issue('pip-editable-url', 0, body.length);
  if (isEditable && source === 'vcs' && !/[#&]egg=/.test(body))
    return requirement.issue('pip-editable-name', 0, body.length);
  const egg = /[#&]egg=([^&]*)/.exec(body)?.[1];
  if (egg !== undefined && !projectName.test(egg)) return invalidEgg(requirement, egg, isEditable);
  const fileName = /([^/?#]*\.whl)(?:[?#]|$)/i.exec(body)?.[1];
  if (source === 'archive' && fileName !== undefined && !wheelName.test(decodeAddress(fileName))) {
    return requirement.issue('pip-invalid-wheel-name', 0, body.length, { file: fileName });
  }
  const name = egg;
  return {
    ...(name ? { name } : {}),
    extras: splitExtras(body).extras,
    specifier: '',
    source,
    url: body,
  };
}

/** pip takes only a name there; extras belong before an `@`. */
function invalidEgg(requirement: RequirementText, egg: string, isEditable: boolean): Issue {
  const { body } = requirement;
  const isNameWithExtras = /^[A-Za-z0-9][\w.-]*\[[\w.,-]+\]$/.test(egg);
  const [address = ''] = body.split(/[#&]egg=/, 1);
  const fixed = `${egg} @ ${address}`;
  const isSimple = isNameWithExtras && !isEditable && body.endsWith(`#egg=${egg}`);
  const edits = [{ range: requirement.range(0, body.length), text: fixed }];
  return requirement.issue('pip-invalid-egg', 0, body.length, { egg }, isSimple ? { edits } : undefined);
}

function decodeAddress(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function findTemplate(requirement: RequirementText): Issue | undefined {
  const { text } = requirement;
  return /\{\{|\{%/.test(text) ? requirement.issue('pip-template', 0, text.length) : undefined;
}

function findMarkerProblem(requirement: RequirementText): Issue | undefined {
  const { text, marker = '', markerStart } = requirement;
  if (marker.trim() === '') return undefined;
  const errorAt = findMarkerError(marker);
  if (errorAt === undefined) return undefined;
  const start = Math.min(markerStart + errorAt, text.length - 1);
  return requirement.issue('pip-invalid-marker', start, text.length, { marker: marker.trim() });
}

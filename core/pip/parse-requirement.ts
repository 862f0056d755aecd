import type { Issue } from '../issue.ts';
import type { LogicalLine } from './logical-line.ts';
import { findMarkerError } from './marker.ts';
import { parseNamedRequirement } from './parse-named-requirement.ts';
import { requirementPlace, splitExtras } from './requirement-place.ts';
import { RequirementText } from './requirement-text.ts';
import type { Requirement, RequirementOption } from './requirements.ts';

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
  const name = /[#&]egg=([A-Za-z0-9._-]+)/.exec(body)?.[1];
  return {
    ...(name ? { name } : {}),
    extras: splitExtras(body).extras,
    specifier: '',
    source,
    url: body,
  };
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

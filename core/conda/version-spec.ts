const relation = /^(==|!=|<=|>=|~=|=|<|>)(?![=<>!~])(\S+)$/;
const versionCharacters = /^[*.+!_0-9a-z]+$/;

/**
 * Whether conda understands a version constraint (`>=1.2,<2|==3.*`); the part that it does not
 * understand, otherwise undefined. Spaces must have been taken out before.
 */
export function findInvalidVersionPart(versionSpec: string): string | undefined {
  if (/^\^.*\$$/.test(versionSpec)) return undefined;
  const withoutParentheses = takeOffParentheses(versionSpec);
  if (withoutParentheses === undefined) return versionSpec;
  return withoutParentheses.split(/[,|]/).find((part) => !isConstraint(part));
}

/** `=1.2` and `1.2*` in the one spelling that conda prints: `1.2.*`. */
export function canonicalVersionSpec(versionSpec: string): string {
  return versionSpec
    .split(/([,|()])/)
    .map((part) => (/^[^=<>!~^*]+[^.*]\*$|^[^=<>!~^*.]\*$/.test(part) ? `${part.slice(0, -1)}.*` : part))
    .join('');
}

/** Parentheses group `,` and `|`; they must balance and never stand next to a version. */
function takeOffParentheses(versionSpec: string): string | undefined {
  let depth = 0;
  let previous = ',';
  for (const character of versionSpec) {
    if (character === '(') {
      if (!'(,|'.includes(previous)) return undefined;
      depth += 1;
    } else if (character === ')') {
      depth -= 1;
      if (depth < 0) return undefined;
    } else if (previous === ')' && character !== ',' && character !== '|') {
      return undefined;
    }
    previous = character;
  }
  return depth === 0 ? versionSpec.replaceAll(/[()]/g, '') : undefined;
}

function isConstraint(part: string): boolean {
  if (part === '*') return true;
  if (/^[=<>!~]/.test(part)) {
    const match = relation.exec(part);
    if (!match) return false;
    const [, operator = '', version = ''] = match;
    const isPrefix = version.endsWith('.*');
    if (isPrefix && !['=', '==', '!=', '>=', '~='].includes(operator)) return false;
    return isVersion(isPrefix ? version.slice(0, -2) : version);
  }
  const withoutStars = part.replace(/\*+$/, '');
  if (withoutStars.includes('*')) return versionCharacters.test(part.toLowerCase());
  if (part.includes('@')) return true;
  return isVersion(part.endsWith('*') ? withoutStars.replace(/\.+$/, '') : part);
}

/** conda's version order: epoch!components+local, components of letters and digits by `.`, `_` and `-`. */
function isVersion(text: string): boolean {
  let version = text.toLowerCase();
  if (version.includes('-') && !version.includes('_')) version = version.replaceAll('-', '_');
  if (!versionCharacters.test(version)) return false;
  const epochAndRest = version.split('!');
  if (epochAndRest.length > 2) return false;
  if (epochAndRest.length === 2 && !/^\d+$/.test(epochAndRest[0] ?? '')) return false;
  const releaseAndLocal = (epochAndRest.at(-1) ?? '').split('+');
  if (releaseAndLocal.length > 2) return false;
  // A trailing underscore is a marker of its own in conda ("1.0.1_" of openssl), not an empty component.
  return releaseAndLocal.every((part) =>
    part
      .replace(/_$/, '')
      .split(/[._]/)
      .every((component) => component !== ''),
  );
}

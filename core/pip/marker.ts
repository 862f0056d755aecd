const variables =
  'python_version|python_full_version|os_name|os\\.name|sys_platform|sys\\.platform|platform_release|platform_system|' +
  'platform_version|platform\\.version|platform_machine|platform\\.machine|platform_python_implementation|' +
  'platform\\.python_implementation|python_implementation|implementation_name|implementation_version|extras?|dependency_groups';
const variable = new RegExp(`^(?:${variables})\\b`);
const quoted = /^(?:'[^']*'|"[^"]*")/;
const operator = /^(?:===|~=|==|!=|<=|>=|<|>|in\b|not[ \t]+in\b)/;
const nestingLimit = 50;

/**
 * Where a PEP 508 marker (`python_version < "3.9" and sys_platform == "linux"`) stops being one;
 * undefined when all of it is.
 */
export function findMarkerError(text: string): number | undefined {
  let at = 0;
  const skipSpace = () => {
    while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  };
  const take = (pattern: RegExp): boolean => {
    skipSpace();
    const match = pattern.exec(text.slice(at));
    if (match) at += match[0].length;
    return match !== null;
  };
  const takeComparison = () => {
    const isLeftVariable = take(variable);
    if (!isLeftVariable && !take(quoted)) return false;
    return take(operator) && (take(variable) || take(quoted));
  };
  const takeExpression = (depth: number): boolean => {
    do {
      if (take(/^\(/)) {
        if (depth > nestingLimit || !takeExpression(depth + 1) || !take(/^\)/)) return false;
      } else if (!takeComparison()) {
        return false;
      }
    } while (take(/^(?:and|or)\b/));
    return true;
  };
  if (!takeExpression(0)) return at;
  skipSpace();
  return at === text.length ? undefined : at;
}

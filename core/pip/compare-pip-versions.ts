const pattern =
  /^\s*v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$/i;

/** Ranks below and above every number, for parts that are not there. */
const first = Number.NEGATIVE_INFINITY;
const last = Number.POSITIVE_INFINITY;

/**
 * Orders two versions as PEP 440 does: negative when `left` is the older one, 0 for two spellings of one
 * version. What is no version is older than all that are.
 */
export function comparePipVersions(left: string, right: string): number {
  const [one, other] = [sortKey(left), sortKey(right)];
  if (!one || !other) return Number(one !== undefined) - Number(other !== undefined) || compareTexts(left, right);
  return compareNumbers(one.numbers, other.numbers) || compareLocal(one.local, other.local);
}

function sortKey(version: string) {
  const match = pattern.exec(version);
  if (!match) return undefined;
  const [, epoch = '0', release = '', pre, preNumber, dashPost, post, postNumber, dev, devNumber, local] = match;
  const isPost = dashPost !== undefined || post !== undefined;
  const preRank = pre === undefined ? (dev !== undefined && !isPost ? first : last) : rankOf(pre);
  const postRank = isPost ? Number(dashPost ?? (postNumber || 0)) : first;
  const devRank = dev === undefined ? last : Number(devNumber || 0);
  const parts = release.split('.').map(Number);
  while (parts.length > 1 && parts.at(-1) === 0) parts.pop();
  // The release is of any length: -1 ends it below every further component.
  return {
    numbers: [Number(epoch), ...parts, -1, preRank, Number(preNumber || 0), postRank, devRank],
    local: local?.toLowerCase().split(/[-_.]/),
  };
}

function rankOf(pre: string): number {
  const letter = pre.toLowerCase();
  if (letter.startsWith('a')) return 0;
  return letter.startsWith('b') ? 1 : 2;
}

function compareNumbers(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [one = first, other = first] = [left[index], right[index]];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** A local version comes after the one without; numbers after words. */
function compareLocal(left: readonly string[] | undefined, right: readonly string[] | undefined): number {
  if (!left || !right) return Number(left !== undefined) - Number(right !== undefined);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [one, other] = [left[index], right[index]];
    if (one === undefined || other === undefined) return one === undefined ? -1 : 1;
    const [isNumber, isOtherNumber] = [/^\d+$/.test(one), /^\d+$/.test(other)];
    if (isNumber !== isOtherNumber) return isNumber ? 1 : -1;
    const order = isNumber ? Number(one) - Number(other) : compareTexts(one, other);
    if (order !== 0) return order;
  }
  return 0;
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

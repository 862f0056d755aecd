/** `USER` of an image, taken apart. */
export interface ImageUser {
  /** Name or number. */
  readonly user: string;
  readonly group?: string;
}

/** Portable names (shadow's NAME_REGEX) or numbers; nothing that a shell or a Dockerfile could read otherwise. */
const namePattern = /^(?:[A-Za-z_][A-Za-z0-9_.-]{0,31}|\d{1,10})$/;

/** Reads `name`, `uid`, `name:group`, `uid:gid`; undefined for anything else. */
export function parseImageUser(text: string): ImageUser | undefined {
  const [user = '', group, ...rest] = text.split(':');
  if (rest.length > 0 || !namePattern.test(user)) return undefined;
  if (group === undefined) return { user };
  return namePattern.test(group) ? { user, group } : undefined;
}

/** Whether this `USER` may install; an image without one runs as root. */
export function isRootUser(text: string): boolean {
  const name = text.split(':')[0] ?? '';
  return name === '' || name === '0' || name === 'root';
}

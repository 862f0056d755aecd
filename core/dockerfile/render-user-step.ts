import type { ImageUser } from './image-user.ts';
import type { EscapeCharacter } from './quote-value.ts';

/** First number tried for a named user that the image does not know. */
const firstUserId = 1000;

const isNumber = (text: string) => /^\d+$/.test(text);

/**
 * Makes sure that the user exists and has a home: without one matplotlib and others complain.
 * Written with `grep`, `cut` and `printf` only, because slim images often lack `useradd`.
 */
export function renderUserStep(user: ImageUser, escapeCharacter: EscapeCharacter): string {
  const commands = [
    'set -eu',
    ...findGroup(user.group),
    ...findUser(user.user, user.group !== undefined),
    'entry="$(grep "^$name:" /etc/passwd)"',
    'owner="$(printf %s "$entry" | cut -d: -f3,4)"',
    'home="$(printf %s "$entry" | cut -d: -f6)"',
    'if [ ! -d "$home" ]; then mkdir -p "$home"; chown "$owner" "$home"; fi',
  ];
  return `RUN ${commands.join(`; ${escapeCharacter}\n    `)}\n`;
}

function findGroup(group: string | undefined): string[] {
  if (group === undefined) return [];
  if (isNumber(group)) {
    return [
      `gid=${group}`,
      `grep -q "^[^:]*:[^:]*:$gid:" /etc/group || printf 'studio-%s:x:%s:\\n' "$gid" "$gid" >> /etc/group`,
    ];
  }
  return [
    `if ! grep -q '^${group}:' /etc/group; then gid=${firstUserId}; while grep -q "^[^:]*:[^:]*:$gid:" /etc/group; do gid=$((gid + 1)); done; printf '${group}:x:%s:\\n' "$gid" >> /etc/group; fi`,
    `gid="$(grep '^${group}:' /etc/group | cut -d: -f3)"`,
  ];
}

function findUser(user: string, hasGroup: boolean): string[] {
  const ownGroup = hasGroup
    ? ''
    : `gid=$uid; grep -q "^[^:]*:[^:]*:$gid:" /etc/group || printf '%s:x:%s:\\n' "$name" "$gid" >> /etc/group; `;
  const create = `${ownGroup}printf '%s:x:%s:%s::/home/%s:/bin/sh\\n' "$name" "$uid" "$gid" "$name" >> /etc/passwd`;
  if (isNumber(user)) {
    return [
      `uid=${user}`,
      'name="$(grep "^[^:]*:[^:]*:$uid:" /etc/passwd | head -n 1 | cut -d: -f1)"',
      `if [ -z "$name" ]; then name=studio; if grep -q '^studio:' /etc/passwd; then name=studio-$uid; fi; ${create}; fi`,
    ];
  }
  return [
    `name=${user}`,
    `if ! grep -q "^$name:" /etc/passwd; then uid=${firstUserId}; while grep -q "^[^:]*:[^:]*:$uid:" /etc/passwd; do uid=$((uid + 1)); done; ${create}; fi`,
  ];
}

/** Initials of a person; the whole name on hover and to screen readers. */
export function Avatar({ name }: { name: string }) {
  return (
    <span
      role="img"
      aria-label={name}
      title={name}
      className="inline-flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent text-xs"
    >
      {initials(name)}
    </span>
  );
}

/** First letters of the first and last word; of a Chinese name its last two characters, as is usual. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = ''] = words;
  if (/^\p{Script=Han}/u.test(first)) return first.slice(-2);
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return `${firstCharacter(first) || '?'}${firstCharacter(last)}`.toUpperCase();
}

/** Half of a surrogate pair is no letter. */
function firstCharacter(text: string): string {
  return /./u.exec(text)?.[0] ?? '';
}

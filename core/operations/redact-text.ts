const mark = '[redacted]';
/** Shorter ones would be found in words; whoever sets such a secret has none. */
const shortestSecret = 6;

/**
 * A name after which a secret stands, as a field of JSON (also of JSON within JSON), a variable, a header. Lengths are limited
 * here and below: a line of a megabyte must not take minutes.
 */
const name = String.raw`\b[\w.-]{0,60}(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?|cookie|authorization|session)\w*\\*["']?`;

/** What is a secret, or tells who somebody is, by its shape or by what stands before it. The first group stays. */
const shapes: readonly RegExp[] = [
  /()-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // User and password of an address: up to the last `@` before its path.
  /(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/"'<>]{0,2000}@/gi,
  /(\/t\/)[^\s/"']{8,}(?=\/)/g,
  // One-time links carry their token behind `#`; a query may hold one under any name.
  /(#)[A-Za-z0-9_-]{32,}/g,
  /([?&][\w.-]+=)[^\s&"'<>]+/g,
  /(\b(?:bearer|basic|digest|negotiate)\s+)[\w.~+/=-]{6,}/gi,
  // Up to the quote that is escaped as the first one is.
  new RegExp(String.raw`(${name}(?:\s*[:=]\s*|\s+)(\\*)")(?:(?!(?<!\\)\2").)+`, 'gi'),
  new RegExp(String.raw`(${name}(?:\s*[:=]\s*|\s+)')[^']+`, 'gi'),
  new RegExp(
    String.raw`(${name}\s*[:=]\s*(?:bearer |basic )?)(?!(?:null|true|false|bearer|basic)\b)[^\s,;&"'\\[{})][^\s,;&"'\\})]*`,
    'gi',
  ),
  /()\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|hf_[A-Za-z0-9]{20,}|sk-[\w-]{20,}|xox[abprs]-[\w-]{10,}|AIza[\w-]{35}|npm_[A-Za-z0-9]{30,}|pypi-[\w-]{30,}|studio_[\w-]{20,}|eyJ[\w-]{10,}\.[\w-]+\.[\w-]*)/g,
  /()[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g,
];

/**
 * A text without secrets and without addresses of people: the named ones wherever and however they are written
 * (as they are, in JSON, in an address, in base64), and whatever has the shape of one. Rather too much than too little.
 */
export function redactText(text: string, secrets: readonly string[]): string {
  const written = secrets.filter(({ length }) => length >= shortestSecret).flatMap(waysOfWriting);
  // The longest first: one may be part of another.
  const known = [...new Set(written)].sort((one, other) => other.length - one.length);
  const withoutKnown = known.reduce((left, secret) => left.replaceAll(secret, mark), text);
  return shapes.reduce((left, shape) => left.replace(shape, (_, kept: string) => `${kept}${mark}`), withoutKnown);
}

function waysOfWriting(secret: string): string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), ...base64Of(secret)];
}

/** Its base64 and base64url, also in the middle of something longer: of three beginnings, what does not depend on the neighbours. */
function base64Of(secret: string): string[] {
  const bytes = String.fromCharCode(...new TextEncoder().encode(secret));
  const inner = [0, 1, 2].map((before) => {
    const encoded = btoa('\0'.repeat(before) + bytes);
    const whole = Math.floor(((bytes.length + before) * 8) / 6);
    return encoded.slice(before === 0 ? 0 : before + 1, whole);
  });
  return inner.filter(({ length }) => length >= shortestSecret).flatMap((text) => [text, toUrlAlphabet(text)]);
}

function toUrlAlphabet(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

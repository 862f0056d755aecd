const secretName =
  /(?:^|_)(?:PASSWORD|PASSWD|PWD|SECRET|TOKEN|APIKEY|API_KEY|ACCESS_KEY|PRIVATE_KEY|ACCOUNT_KEY|CREDENTIALS?)(?:_|$)/i;
/** Names that only look so: `TOKENIZERS_PARALLELISM` does not match, these do; Google’s is a file’s name. */
const harmlessName =
  /(?:_(?:FILE|PATH|DIR|NAME|ID|URL|URI|TTL|EXPIRY|LENGTH|LIMIT|TYPE|SIZE)$)|(?:^|_)(?:MAX|NUM|OLD)_|^(?:PWD|OLDPWD|GOOGLE_APPLICATION_CREDENTIALS)$/i;
/** Keys that their makers gave a recognisable beginning. */
const secretValue =
  /^(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{30,}|glpat-[\w-]{20,}|hf_[A-Za-z0-9]{30,}|sk-[\w-]{32,}|xox[abprs]-[\w-]{10,}|AIza[\w-]{35}|npm_[A-Za-z0-9]{36}|pypi-[\w-]{50,})$/;
/** Where a secret is kept is none. */
const path = /^(?:(?:~|\.{1,2})?(?:\/[\w.-]+){2,}|[\w./-]+\.(?:json|pem|key|crt|txt|ya?ml))$/;
/** Left to be filled in: `${TOKEN}`, `<token>`, `changeme`. */
const placeholder = /^(?:\$|<|\{\{|%|x+$|\*+$|change[_-]?me|your[_-]|todo|none$|null$|true$|false$|\d{0,3}$)/i;

/** Whether a variable holds a secret, by its name or by the shape of its value. */
export function isSecretVariable(name: string, value: string): boolean {
  if (hasSecretShape(value)) return true;
  return (
    secretName.test(name) && !harmlessName.test(name) && value !== '' && !placeholder.test(value) && !path.test(value)
  );
}

/** Whether a text is a key that its maker gave a recognisable beginning. */
export function hasSecretShape(text: string): boolean {
  return secretValue.test(text);
}

/** A password (`https://user:secret@host`), a token in its place, or that of a channel (`/t/<token>/`). */
export function hasSecretInAddress(address: string): boolean {
  const password = /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:([^/\s@]+)@/i.exec(address)?.[1];
  const token = /\/t\/([^/\s]+)\//.exec(address)?.[1] ?? /^[a-z][a-z0-9+.-]*:\/\/(\w{20,})@/i.exec(address)?.[1];
  return [password, token].some((secret) => secret !== undefined && !placeholder.test(secret));
}

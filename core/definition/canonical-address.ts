/** An index, channel or file address without what may change while it stays the same place: credentials, last slash. */
export function canonicalAddress(address: string): string {
  return address
    .trim()
    .replace(/^((?:\w+\+)?[a-z][a-z0-9.-]*:\/\/)[^/@\s]*@/i, '$1')
    .replace(/\/t\/[^/]+(?=\/)/, '')
    .replace(/\/+$/, '');
}

import type { TextEdit } from '../../issue.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { type AddressPlace, addressPlaces } from './address-places.ts';
import { placeOfPart } from './place-of-part.ts';

/** Of these it is known that they answer over https. */
const knownHosts =
  /^(?:git\+)?http:\/\/(?=(?:[\w-]+\.)*(?:pypi\.org|pytorch\.org|github\.com|gitlab\.com|nvidia\.com)\/)/i;
const ownMachine = /^(?:git\+)?http:\/\/(?:localhost|127\.|\[::1\]|host\.docker\.internal)/i;

/** Whoever stands between can put other packages in their place; a hash on the line would notice. */
export const insecureAddress: Rule = {
  code: 'pip-insecure-address',
  severity: 'warning',
  find(subject) {
    const insecure = addressPlaces(subject).filter(
      ({ text }) => /^(?:git\+)?http:\/\//i.test(text) && !ownMachine.test(text) && !/#sha\d+=/.test(text),
    );
    return insecure.map((place): Finding => {
      const edits = knownHosts.test(place.text) ? encrypt(subject, place) : undefined;
      return { section: place.section, range: place.range, ...(edits && { edits }) };
    });
  },
};

/** `http` → `https`, where the address stands in the text as it is. */
function encrypt(subject: Subject, { text, section, range }: AddressPlace): TextEdit[] | undefined {
  const place = placeOfPart(subject, { section, range, part: text });
  if (!place) return undefined;
  const start = place.start + text.toLowerCase().indexOf('http');
  return [{ range: { start, end: start + 'http'.length }, text: 'https' }];
}

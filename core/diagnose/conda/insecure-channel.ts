import type { Rule } from '../rule.ts';
import { channelPlaces } from './channel-places.ts';

/** Of these it is known that they answer over https. */
const knownHosts = /^http:\/\/(?=(?:conda\.)?anaconda\.org\/|repo\.anaconda\.com\/|(?:repo\.)?prefix\.dev\/)/i;
const ownMachine = /^http:\/\/(?:localhost|127\.|\[::1\]|host\.docker\.internal)/i;

/** Whoever stands between can put other packages in their place: channels are not signed. */
export const insecureChannel: Rule = {
  code: 'conda-insecure-channel',
  severity: 'warning',
  find({ conda }) {
    const insecure = channelPlaces(conda).filter(({ text }) => /^http:\/\//i.test(text) && !ownMachine.test(text));
    return insecure.map(({ text, range }) => {
      const scheme = { start: range.start, end: range.start + 'http'.length };
      const edits = knownHosts.test(text) ? [{ range: scheme, text: 'https' }] : undefined;
      return { section: 'conda', range, ...(edits && { edits }) };
    });
  },
};

import type { Rule } from '../rule.ts';
import { isAnacondaChannel } from './channel-name.ts';
import { channelPlaces } from './channel-places.ts';

/** Since 2020 organisations of more than 200 people need a licence for Anaconda's own channels. */
export const anacondaChannel: Rule = {
  code: 'conda-anaconda-channel',
  severity: 'warning',
  find({ conda }) {
    const places = channelPlaces(conda).filter(({ text }) => isAnacondaChannel(text));
    return places.map(({ text, range }) => ({ section: 'conda', range, values: { channel: text } }));
  },
};

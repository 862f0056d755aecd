import { hasSecretInAddress } from '../across/secret-shape.ts';
import type { Rule } from '../rule.ts';
import { channelPlaces } from './channel-places.ts';

/** A definition is read by the whole workspace, and its text is kept for ever. */
export const channelSecret: Rule = {
  code: 'conda-channel-secret',
  severity: 'warning',
  find({ conda }) {
    const places = channelPlaces(conda).filter(({ text }) => hasSecretInAddress(text));
    return places.map(({ range }) => ({ section: 'conda', range }));
  },
};

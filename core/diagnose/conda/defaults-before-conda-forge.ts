import type { Rule } from '../rule.ts';
import { channelName, isAnacondaChannel } from './channel-name.ts';

/** The first channel that has a package wins: conda-forge then only fills gaps, with packages built otherwise. */
export const defaultsBeforeCondaForge: Rule = {
  code: 'conda-defaults-before-conda-forge',
  severity: 'warning',
  find({ conda }) {
    const channels = conda?.channels ?? [];
    const forge = channels.findIndex(({ text }) => channelName(text) === 'conda-forge');
    const above = channels.slice(0, Math.max(forge, 0)).find(({ text }) => isAnacondaChannel(text));
    const place = channels[forge];
    return above && place ? [{ section: 'conda', range: place.range, values: { channel: above.text } }] : [];
  },
};

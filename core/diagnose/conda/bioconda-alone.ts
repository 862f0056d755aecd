import type { Rule } from '../rule.ts';
import { channelName } from './channel-name.ts';

/** Nearly everything on bioconda depends on packages of conda-forge. */
export const biocondaAlone: Rule = {
  code: 'conda-bioconda-alone',
  severity: 'warning',
  find({ conda }) {
    const channels = conda?.channels ?? [];
    const bioconda = channels.find(({ text }) => channelName(text) === 'bioconda');
    const hasForge = channels.some(({ text }) => /(?:^|\/)conda-forge$/.test(channelName(text)));
    return bioconda && !hasForge ? [{ section: 'conda', range: bioconda.range }] : [];
  },
};

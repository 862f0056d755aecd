import type { Rule } from '../rule.ts';
import { channelName } from './channel-name.ts';

/** Bioconda is built against conda-forge, and asks to stand below it. */
export const biocondaBeforeCondaForge: Rule = {
  code: 'conda-bioconda-before-conda-forge',
  severity: 'warning',
  find({ conda }) {
    const channels = conda?.channels ?? [];
    const at = (name: string) => channels.findIndex(({ text }) => channelName(text) === name);
    const [bioconda, forge] = [channels[at('bioconda')], channels[at('conda-forge')]];
    if (!bioconda || !forge || bioconda.range.start > forge.range.start) return [];
    const edits = [
      { range: bioconda.range, text: forge.text },
      { range: forge.range, text: bioconda.text },
    ];
    return [{ section: 'conda', range: bioconda.range, edits }];
  },
};

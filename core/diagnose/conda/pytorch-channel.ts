import type { Rule } from '../rule.ts';
import { channelName } from './channel-name.ts';

/** PyTorch publishes no conda packages any more; its channel ends with 2.5.1. */
export const pytorchChannel: Rule = {
  code: 'conda-pytorch-channel',
  severity: 'info',
  find({ conda }) {
    const pytorch = conda?.channels.find(({ text }) => channelName(text) === 'pytorch');
    return pytorch ? [{ section: 'conda', range: pytorch.range }] : [];
  },
};

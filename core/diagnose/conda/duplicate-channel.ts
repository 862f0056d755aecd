import type { Rule } from '../rule.ts';
import { channelName } from './channel-name.ts';
import { removeEntry } from './list-line.ts';

/** Only the first place counts. */
export const duplicateChannel: Rule = {
  code: 'conda-duplicate-channel',
  severity: 'info',
  find({ conda, definition }) {
    const seen = new Set<string>();
    return (conda?.channels ?? []).flatMap(({ text, range }) => {
      const name = channelName(text);
      const isFirst = !seen.has(name);
      seen.add(name);
      if (isFirst) return [];
      const edits = removeEntry(definition.conda, range);
      return [{ section: 'conda', range, values: { channel: name }, ...(edits && { edits }) }];
    });
  },
};

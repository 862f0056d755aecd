import type { Finding, Rule } from '../rule.ts';

/** Everybody may change the file, also whoever the program should be kept from; tidier is the right owner. */
export const openPermissions: Rule = {
  code: 'dockerfile-open-permissions',
  severity: 'warning',
  find({ commands }) {
    return commands.flatMap(({ words, places }): Finding[] => {
      const at =
        words[0] === 'chmod' ? words.findIndex((word) => /^(?:0?777|a[+=]rwx|\+rwx|ugo[+=]rwx)$/.test(word)) : -1;
      const place = places[at];
      // Folders for temporary files are meant to be open.
      const isTemporary = words.slice(at + 1).every((word) => /^\/(?:var\/)?tmp\/?$/.test(word));
      return place && !isTemporary ? [{ section: 'dockerfile', range: place.range }] : [];
    });
  },
};

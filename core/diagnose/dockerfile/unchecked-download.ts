import type { Finding, Rule } from '../rule.ts';

/** Options with which a program no longer asks who it speaks with, or who signed what it gets. */
const unchecked: readonly (readonly [program: RegExp, option: RegExp])[] = [
  [/^curl$/, /^(?:--insecure|-[A-Za-jl-z]*k[A-Za-z]*)$/],
  [/^wget$/, /^--no-check-certificate$/],
  [/^pip[\d.]*$|^python[\d.]*$/, /^--trusted-host(?:=|$)/],
  [/^apt(?:-get)?$/, /^(?:--allow-unauthenticated|--force-yes)$/],
  [/^git$/, /^http\.sslVerify(?:=(?:false|0)|$)/i],
  [/^npm$/, /^strict-ssl=?(?:false)?$/],
  [/^conda$/, /^ssl_verify$/],
];

/** Whoever stands between decides what is installed. */
export const uncheckedDownload: Rule = {
  code: 'dockerfile-unchecked-download',
  severity: 'warning',
  find({ commands }) {
    return commands.flatMap(({ words, places }): Finding[] => {
      const options = unchecked.find(([program]) => program.test(words[0] ?? ''))?.[1];
      const at = options ? words.findIndex((word, index) => index > 0 && options.test(word)) : -1;
      const place = places[at];
      const isKept =
        /^(?:ssl_verify|http\.sslVerify)$/i.test(words[at] ?? '') && !/^(?:false|no|0)$/i.test(words[at + 1] ?? '');
      if (!place || isKept) return [];
      return [{ section: 'dockerfile', range: place.range, values: { option: words[at] ?? '' } }];
    });
  },
};

import type { Finding, Rule } from '../rule.ts';
import type { ShellCommand } from './shell-commands.ts';

/** Not of a host of one's own network: those have no dot, or an ending that is kept for them. */
const insecure =
  /^http:\/\/(?!localhost\b|127\.|10\.|192\.168\.|host\.docker\.internal)(?:[^/@]*@)?[\w-]+(?:\.[\w-]+)+(?<!\.(?:local|internal|lan|corp))(?=[/:]|$)/i;
/** Of these it is known that they answer over https. */
const knownHost =
  /^http:\/\/(?:[\w-]+\.)*(?:github\.com|githubusercontent\.com|gitlab\.com|pytorch\.org|python\.org|pypi\.org|nvidia\.com|anaconda\.com|continuum\.io|apache\.org)\//i;
/** Options whose value is an address that nothing is read from. */
const otherAddress = /^(?:-x|--proxy|-e|--referer|--preproxy)$/;

/** Whoever stands between decides what is built into the image; a checksum in the same step would notice. */
export const insecureDownload: Rule = {
  code: 'dockerfile-insecure-download',
  severity: 'warning',
  find({ commands }) {
    const verified = new Set(commands.filter(isVerification).map(({ instruction }) => instruction));
    return commands.filter(isDownload).flatMap(({ words, places, instruction }) => {
      return places.flatMap(({ text, range, isPlain }, index): Finding[] => {
        const isRead = insecure.test(text) && !otherAddress.test(words[index - 1] ?? '');
        if (!isRead || verified.has(instruction)) return [];
        const end = range.start + 'http'.length;
        const edits = isPlain && knownHost.test(text) ? [{ range: { start: end, end }, text: 's' }] : undefined;
        return [{ section: 'dockerfile', range, ...(edits && { edits }) }];
      });
    });
  },
};

function isDownload({ words: [program = '', ...rest] }: ShellCommand): boolean {
  return /^(?:curl|wget|aria2c)$/.test(program) || (program === 'git' && rest.includes('clone'));
}

function isVerification({ words: [program = '', ...rest] }: ShellCommand): boolean {
  return /^(?:\w+sum|gpgv|openssl)$/.test(program) || (program === 'gpg' && rest.includes('--verify'));
}

import type { Rule } from '../rule.ts';

/** Files that are made to hold secrets. */
const secretFile =
  /(?:^|[\s"'/[,])((?:\.netrc|\.pypirc|\.git-credentials|\.pgpass|\.env(?:\.\w+)?|id_(?:rsa|dsa|ecdsa|ed25519)|\.aws\/credentials|\.docker\/config\.json|\.kube\/config|service[_-]account[\w-]*\.json))(?=$|[\s"',\]])/;

/** What a step copies stays in its layer, also when a later one removes it. */
export const secretFileCopied: Rule = {
  code: 'dockerfile-secret-file',
  severity: 'warning',
  find({ dockerfile }) {
    const copies = dockerfile?.instructions.filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD') ?? [];
    return copies.flatMap(({ argumentsText, argumentsRange }) => {
      const [firstLine = ''] = argumentsText.split('\n', 1);
      const match = secretFile.exec(firstLine);
      const file = match?.[1];
      if (!match || file === undefined || /\.env\.(?:example|sample|template|dist)$/.test(file)) return [];
      const start = argumentsRange.start + match.index + match[0].length - file.length;
      return [{ section: 'dockerfile', range: { start, end: start + file.length }, values: { file } }];
    });
  },
};

import type { Monaco } from './load-monaco.ts';

export const requirementsLanguageId = 'requirements';

/** Colours for pip requirement files (PEP 508 lines and pip's options), and `#` as their comment. */
export function registerRequirementsLanguage(monaco: Monaco): void {
  monaco.languages.register({ id: requirementsLanguageId, aliases: ['Requirements'] });
  monaco.languages.setLanguageConfiguration(requirementsLanguageId, {
    comments: { lineComment: '#' },
    brackets: [
      ['[', ']'],
      ['(', ')'],
    ],
    autoClosingPairs: [
      { open: '[', close: ']' },
      { open: '(', close: ')' },
      { open: '"', close: '"' },
      { open: "'", close: "'" },
    ],
    wordPattern: /[A-Za-z0-9][A-Za-z0-9._-]*/,
  });
  monaco.languages.setMonarchTokensProvider(requirementsLanguageId, requirementsTokens);
}

/** Exported for its test: the grammar as data. `includeLF` lets a rule see the end of the line. */
export const requirementsTokens: Parameters<Monaco['languages']['setMonarchTokensProvider']>[1] & object = {
  defaultToken: '',
  includeLF: true,
  tokenizer: {
    root: [
      [/\s+/, 'white'],
      [/#.*/, 'comment'],
      [/(?:--?[A-Za-z][A-Za-z-]*)/, { token: 'keyword', next: '@option' }],
      [/(?:git|hg|svn|bzr)\+\S+/, 'string.link'],
      [/(?:https?|file|ftp):\/\/\S+/, 'string.link'],
      [/\.{0,2}\/\S+/, 'string.link'],
      [/[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/, { token: 'type', next: '@requirement' }],
    ],
    requirement: [
      [/\\\s*\n/, 'delimiter'],
      [/\n/, { token: 'white', next: '@popall' }],
      [/\s+#.*/, 'comment'],
      [/[ \t\r\f]+/, 'white'],
      [/\[[^\]\n]*\]/, 'attribute.name'],
      [/===|==|~=|!=|<=|>=|<|>/, { token: 'operator', next: '@specifier' }],
      [/[(),]/, 'delimiter'],
      [/@/, { token: 'operator', next: '@address' }],
      [/;/, { token: 'delimiter', next: '@marker' }],
      [/--?[A-Za-z][A-Za-z-]*/, { token: 'keyword', next: '@option' }],
    ],
    specifier: [
      [/\n/, { token: 'white', next: '@popall' }],
      [/[ \t]+/, 'white'],
      [/[^\s,;()#]+/, { token: 'number', next: '@pop' }],
      [/[,;()#]/, { token: '@rematch', next: '@pop' }],
    ],
    address: [
      [/\n/, { token: 'white', next: '@popall' }],
      [/[ \t]+/, 'white'],
      [/[^\s;]+/, { token: 'string.link', next: '@pop' }],
      [/;/, { token: '@rematch', next: '@pop' }],
    ],
    marker: [
      [/\n/, { token: 'white', next: '@popall' }],
      [/[ \t]+#.*/, 'comment'],
      [/[ \t\r]+/, 'white'],
      [/"[^"\n]*"|'[^'\n]*'/, 'string'],
      [/\b(?:and|or|not|in)\b/, 'keyword'],
      [/[a-z_]+/, 'variable'],
      [/===|==|~=|!=|<=|>=|<|>/, 'operator'],
      [/[()]/, 'delimiter'],
    ],
    option: [
      [/\\\s*\n/, 'delimiter'],
      [/\n/, { token: 'white', next: '@popall' }],
      [/[ \t]+#.*/, 'comment'],
      [/[ \t=]+/, 'white'],
      [/--?[A-Za-z][A-Za-z-]*/, 'keyword'],
      [/[^\s]+/, 'string'],
    ],
  },
};

import { codeFontFamily, type Monaco } from './load-monaco.ts';

type Options = NonNullable<Parameters<Monaco['editor']['create']>[1]>;

/** How all code of the studio looks: 13 px, lines of 21 px, no ligatures, nothing that moves by itself. */
export function codeOptions(): Options {
  return {
    fontFamily: codeFontFamily(),
    fontSize: 13,
    lineHeight: 21,
    fontLigatures: false,
    minimap: { enabled: false },
    overviewRulerLanes: 2,
    overviewRulerBorder: false,
    scrollBeyondLastLine: false,
    smoothScrolling: false,
    cursorBlinking: 'solid',
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    lineNumbersMinChars: 4,
    lineDecorationsWidth: 12,
    folding: true,
    guides: { indentation: false },
    bracketPairColorization: { enabled: false },
    padding: { top: 8, bottom: 8 },
    automaticLayout: true,
    fixedOverflowWidgets: true,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, alwaysConsumeMouseWheel: false },
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: false,
    unicodeHighlight: { ambiguousCharacters: true, nonBasicASCII: false },
    stickyScroll: { enabled: false },
    occurrencesHighlight: 'off',
  };
}

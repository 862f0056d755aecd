import type { Monaco } from './load-monaco.ts';

/** Name of the one theme of the studio's editors; it is defined anew whenever the page's theme changes. */
export const monacoThemeName = 'studio';

/** Keeps the editors' colours those of the page: both come from the same CSS variables. */
export function watchMonacoTheme(monaco: Monaco): void {
  const apply = () => {
    monaco.editor.defineTheme(monacoThemeName, themeFromPage());
    monaco.editor.setTheme(monacoThemeName);
  };
  apply();
  new MutationObserver(apply).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme'],
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
}

function themeFromPage(): Parameters<Monaco['editor']['defineTheme']>[1] {
  const colour = readPageColours();
  const rule = (token: string, value: string) => ({ token, foreground: value.slice(1) });
  return {
    base: isDark(colour('panel')) ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      rule('', colour('foreground')),
      ...tokenColours.flatMap(([name, tokens]) => tokens.map((token) => rule(token, colour(name)))),
    ],
    colors: {
      'editor.background': colour('panel'),
      'editor.foreground': colour('foreground'),
      'editorLineNumber.foreground': colour('faint'),
      'editorLineNumber.dimmedForeground': colour('faint'),
      'editorLineNumber.activeForeground': colour('foreground'),
      'editorCursor.foreground': colour('foreground'),
      'editor.lineHighlightBackground': colour('hover'),
      'editor.lineHighlightBorder': `${colour('hover')}00`,
      'editor.selectionBackground': `${colour('accent')}40`,
      'editor.inactiveSelectionBackground': `${colour('accent')}22`,
      'editorIndentGuide.background1': colour('line'),
      'editorIndentGuide.activeBackground1': colour('faint'),
      'editorWidget.background': colour('panel'),
      'editorWidget.foreground': colour('foreground'),
      'editorWidget.border': colour('line'),
      'editorSuggestWidget.background': colour('panel'),
      'editorSuggestWidget.border': colour('line'),
      'editorSuggestWidget.selectedBackground': colour('hover'),
      'editorSuggestWidget.selectedForeground': colour('foreground'),
      'editorSuggestWidget.highlightForeground': colour('accent'),
      'editorSuggestWidget.focusHighlightForeground': colour('accent'),
      'list.focusBackground': colour('hover'),
      'list.hoverBackground': colour('hover'),
      'list.highlightForeground': colour('accent'),
      'list.focusHighlightForeground': colour('accent'),
      'quickInput.background': colour('panel'),
      'quickInput.foreground': colour('foreground'),
      'quickInputList.focusBackground': colour('hover'),
      'quickInputList.focusForeground': colour('foreground'),
      'menu.background': colour('panel'),
      'menu.foreground': colour('foreground'),
      'menu.border': colour('line'),
      'menu.selectionBackground': colour('hover'),
      'menu.selectionForeground': colour('foreground'),
      'input.background': colour('panel'),
      'input.foreground': colour('foreground'),
      'input.border': colour('line'),
      'inputOption.activeBorder': colour('accent'),
      'inputOption.activeBackground': `${colour('accent')}33`,
      'inputOption.activeForeground': colour('foreground'),
      'editorHoverWidget.background': colour('panel'),
      'editorHoverWidget.border': colour('line'),
      'textLink.foreground': colour('accent'),
      'textLink.activeForeground': colour('accent'),
      'editorError.foreground': colour('bad'),
      'editorWarning.foreground': colour('running'),
      'editorInfo.foreground': colour('accent'),
      'editorGutter.background': colour('panel'),
      'editorPlaceholder.foreground': colour('faint'),
      'diffEditor.insertedTextBackground': `${colour('good')}14`,
      'diffEditor.removedTextBackground': `${colour('bad')}12`,
      'diffEditor.insertedLineBackground': `${colour('good')}0a`,
      'diffEditor.removedLineBackground': `${colour('bad')}0a`,
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${colour('muted')}33`,
      'scrollbarSlider.hoverBackground': `${colour('muted')}55`,
      'scrollbarSlider.activeBackground': `${colour('muted')}77`,
      focusBorder: colour('accent'),
    },
  };
}

/** Token classes of our three languages. Monaco's own themes name some per language, so we must as well. */
const tokenColours: readonly (readonly [PageColour, readonly string[]])[] = [
  ['code-comment', ['comment', 'comment.yaml', 'comment.dockerfile']],
  [
    'code-key',
    ['type', 'type.yaml', 'keyword', 'keyword.yaml', 'keyword.dockerfile', 'variable', 'variable.dockerfile'],
  ],
  ['code-string', ['string', 'string.yaml', 'string.dockerfile', 'attribute.name']],
  ['code-number', ['number', 'number.yaml', 'number.float.yaml', 'number.hex.yaml', 'constant.language']],
  ['accent', ['string.link', 'tag.yaml', 'namespace.yaml']],
  ['muted', ['operator', 'operators.yaml', 'delimiter', 'delimiter.dockerfile']],
];

const pageColours = [
  'panel',
  'line',
  'hover',
  'foreground',
  'muted',
  'faint',
  'accent',
  'good',
  'running',
  'bad',
  'code-key',
  'code-string',
  'code-number',
  'code-comment',
] as const;

type PageColour = (typeof pageColours)[number];

/** Reads the page's colours as `#rrggbb`: an element resolves `light-dark()`, a custom property's text does not. */
function readPageColours(): (name: PageColour) => string {
  const probe = document.body.appendChild(document.createElement('span'));
  const colours = new Map<PageColour, string>();
  for (const name of pageColours) {
    probe.style.color = `var(--${name})`;
    colours.set(name, toHex(getComputedStyle(probe).color));
  }
  probe.remove();
  return (name) => colours.get(name) ?? '#808080';
}

/** `rgb(22, 24, 29)` → `#16181d`. */
function toHex(colour: string): string {
  const channels = colour.match(/\d+/g)?.slice(0, 3) ?? ['128', '128', '128'];
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** Perceived lightness of `#rrggbb` (ITU-R BT.601) under one half. */
function isDark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

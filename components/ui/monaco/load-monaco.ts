import { watchMonacoTheme } from './monaco-theme.ts';

export type Monaco = typeof import('./monaco.ts');

let loading: Promise<Monaco> | undefined;

/**
 * Monaco, loaded once and only on pages that show text. The menus' language is the page's at the first
 * call (Monaco reads it once); the code font is waited for, because Monaco measures it once.
 *
 * @param language - BCP 47 tag of the page: `zh-TW` has menus of its own, anything else gets English.
 */
export function loadMonaco(language: string): Promise<Monaco> {
  loading ??= load(language).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(language: string): Promise<Monaco> {
  globalThis.MonacoEnvironment = {
    getWorker: () => new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module', name: 'editor' }),
  };
  if (language.startsWith('zh')) await import('monaco-editor/nls/lang/zh-tw');
  const [monaco, { registerRequirementsLanguage }, { registerDockerfileLanguage }] = await Promise.all([
    import('./monaco.ts'),
    import('./requirements-language.ts'),
    import('./dockerfile-language.ts'),
    document.fonts.load(`13px ${codeFontFamily()}`).catch(() => []),
  ]);
  registerRequirementsLanguage(monaco);
  registerDockerfileLanguage(monaco);
  watchMonacoTheme(monaco);
  return monaco;
}

/** The page's code font, with the variables of its style sheet resolved. */
export function codeFontFamily(): string {
  const probe = document.body.appendChild(document.createElement('code'));
  probe.style.fontFamily = 'var(--font-jetbrains-mono), ui-monospace, Menlo, monospace';
  const family = getComputedStyle(probe).fontFamily;
  probe.remove();
  return family;
}

import type { AnsiStyle } from '@/core/log/ansi.ts';

/** Class names (`log-view.css`) for a style: the sixteen named colours, with contrast in both themes. */
export function styleClass(style: AnsiStyle): string {
  const names: string[] = [];
  if (style.foreground !== undefined) names.push(`log-fg-${nameColour(style.foreground)}`);
  if (style.background !== undefined) names.push(`log-bg-${nameColour(style.background) % 8}`);
  if (style.isBold) names.push('log-bold');
  if (style.isDim) names.push('log-dim');
  if (style.isItalic) names.push('log-italic');
  if (style.isUnderlined) names.push('log-underlined');
  return names.join(' ');
}

/** The named colour nearest to one of the 256: a page has no room for colours that nobody chose for it. */
export function nameColour(colour: number): number {
  if (colour < 16) return colour;
  if (colour >= 232) return colour < 244 ? 8 : 7;
  const cube = colour - 16;
  const [red, green, blue] = [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6];
  const strongest = Math.max(red, green, blue);
  if (strongest === 0) return 0;
  const isOn = (channel: number) => (channel * 2 > strongest ? 1 : 0);
  return isOn(red) + 2 * isOn(green) + 4 * isOn(blue);
}

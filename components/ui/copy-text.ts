/**
 * Puts text on the clipboard. Browsers give the clipboard to secure origins only, and a studio on a
 * plain `http://host:port` is none: there a hidden text area and the old command do it.
 */
export async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

const takesKeys =
  'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"], .monaco-editor, [role="dialog"], [role="menu"], [role="listbox"]';

/** Whether keys belong to what has the focus: a text field, an editor, or a layer above the page. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(takesKeys) !== null;
}

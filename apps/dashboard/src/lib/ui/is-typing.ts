/**
 * Whether a key press belongs to a text field or to a chord with a modifier, so that a one-letter shortcut must leave
 * it alone; `withCtrl` lets chords with Ctrl or ⌘ through. Also true inside an open dialog, which has keys of its own.
 */
export function isTyping(event: KeyboardEvent, { withCtrl = false } = {}): boolean {
  if (event.defaultPrevented || event.isComposing || event.altKey) return true;
  if (!withCtrl && (event.ctrlKey || event.metaKey)) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('dialog[open], [popover]:popover-open, [role=menu]')) return true;
  if (target instanceof HTMLInputElement) return !['button', 'checkbox', 'radio', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

import type { Attachment } from 'svelte/attachments';
import { isTyping } from './is-typing.ts';

/** Clicks the control when its key is pressed (`M`, `Shift+F`), nobody types, and it can be seen. */
export function clickOnKey(keys: string): Attachment<HTMLElement> {
  return onKey(keys, (control) => {
    control.click();
  });
}

/** Puts the focus on the control when its key is pressed, for one that a click would not open. */
export function focusOnKey(keys: string): Attachment<HTMLElement> {
  return onKey(keys, (control) => {
    control.focus();
  });
}

function onKey(keys: string, act: (control: HTMLElement) => void): Attachment<HTMLElement> {
  const parts = keys.toLowerCase().split('+');
  const key = parts.at(-1);
  const hasShift = parts.includes('shift');

  return (control) => {
    function press(event: KeyboardEvent): void {
      if (isTyping(event) || event.key.toLowerCase() !== key || event.shiftKey !== hasShift) return;
      if (!control.checkVisibility()) return;
      event.preventDefault();
      act(control);
    }

    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  };
}

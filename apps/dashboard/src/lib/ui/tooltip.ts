import type { Attachment } from 'svelte/attachments';

const openAfterMs = 350;

/**
 * Shows a word or two beside a control on hover and keyboard focus. It is a popover in the top layer, so no scrolling
 * pane cuts it off, and it is placed by CSS (base.css `.tooltip`) against the control that is its source. The control
 * must carry the same words as its accessible name: the tooltip itself is hidden from assistive technology.
 */
export function tooltip(text: string, keys?: string): Attachment<HTMLElement> {
  return (control) => {
    let tip: HTMLElement | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function show(): void {
      if (tip || !control.isConnected) return;
      tip = document.createElement('div');
      tip.className = 'tooltip';
      tip.popover = 'manual';
      tip.ariaHidden = 'true';
      tip.append(text);
      if (keys) {
        const key = document.createElement('kbd');
        key.append(keys);
        tip.append(key);
      }
      // Inside an open dialog only its own descendants can be seen.
      (control.closest('dialog, [popover]') ?? document.body).append(tip);
      tip.showPopover({ source: control });
    }

    function hide(): void {
      clearTimeout(timer);
      tip?.remove();
      tip = undefined;
    }

    function enter(event: PointerEvent): void {
      if (event.pointerType === 'mouse') timer = setTimeout(show, openAfterMs);
    }

    function focus(): void {
      // A popover that closes gives the focus back while it may not yet be followed by another one.
      if (control.matches(':focus-visible')) timer = setTimeout(show);
    }

    function press(event: KeyboardEvent): void {
      if (event.key === 'Escape') hide();
    }

    control.addEventListener('pointerenter', enter);
    control.addEventListener('pointerleave', hide);
    control.addEventListener('pointerdown', hide);
    control.addEventListener('focus', focus);
    control.addEventListener('blur', hide);
    control.addEventListener('keydown', press);
    return () => {
      hide();
      control.removeEventListener('pointerenter', enter);
      control.removeEventListener('pointerleave', hide);
      control.removeEventListener('pointerdown', hide);
      control.removeEventListener('focus', focus);
      control.removeEventListener('blur', hide);
      control.removeEventListener('keydown', press);
    };
  };
}

import type { Attachment } from 'svelte/attachments';

/**
 * Arrow keys, Home and End move the focus among the items of a menu; a letter jumps to the next item that begins with
 * it. `items` selects them inside the element; those not drawn are skipped.
 */
export function moveFocus(items: string): Attachment<HTMLElement> {
  return (menu) => {
    function press(event: KeyboardEvent): void {
      if (moveIn(menu, items, event)) event.stopPropagation();
    }
    menu.addEventListener('keydown', press);
    return () => {
      menu.removeEventListener('keydown', press);
    };
  };
}

const steps: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End']);

/** The same among the things of a pane that is read, from wherever the focus is in it: letters are other keys there. */
export function stepThrough(items: string): Attachment<HTMLElement> {
  return (pane) => {
    function press(event: KeyboardEvent): void {
      const isField = event.target instanceof Element && event.target.matches('input, textarea, select');
      if (steps.has(event.key) && !isField && !event.defaultPrevented) moveIn(pane, items, event);
    }
    pane.addEventListener('keydown', press);
    return () => {
      pane.removeEventListener('keydown', press);
    };
  };
}

/** True when the key moved the focus. */
function moveIn(element: HTMLElement, items: string, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const all = [...element.querySelectorAll<HTMLElement>(items)].filter((item) => item.checkVisibility());
  const here = all.findIndex((item) => item === document.activeElement);
  const next = pick(all, here, event.key);
  if (!next) return false;
  event.preventDefault();
  next.focus();
  return true;
}

function pick(all: HTMLElement[], here: number, key: string): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return all[(here + 1) % all.length];
    case 'ArrowUp':
      return all.at(here <= 0 ? -1 : here - 1);
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const after = [...all.slice(here + 1), ...all.slice(0, here + 1)];
      return after.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
    }
  }
}

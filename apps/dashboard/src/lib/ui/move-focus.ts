import type { Attachment } from 'svelte/attachments';

/**
 * Arrow keys, Home and End move the focus among the items of a menu; a letter jumps to the next item that begins with
 * it. `items` selects them inside the element; those not drawn are skipped.
 */
export function moveFocus(items: string): Attachment<HTMLElement> {
  return (menu) => {
    function press(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const all = [...menu.querySelectorAll<HTMLElement>(items)].filter((item) => item.checkVisibility());
      const here = all.findIndex((item) => item === document.activeElement);
      const next = pick(all, here, event.key);
      if (!next) return;
      event.preventDefault();
      event.stopPropagation();
      next.focus();
    }
    menu.addEventListener('keydown', press);
    return () => {
      menu.removeEventListener('keydown', press);
    };
  };
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

import type { LiveEvent } from '#lib/live/live-stream.svelte.ts';
import { reviveInboxRow, type InboxList } from './inbox-list.svelte.ts';

type Change = Extract<LiveEvent, { conversationId: string }>;

/** While much arrives the list is drawn so often at most: each drawing takes the machine from what arrives next. */
const PAUSE_MS = 60;

/** Takes changes into a list: a burst (a loaded sample, an import) at once, each conversation as it is then. */
export function createIntake(list: InboxList, onTaken: () => void): (change: Change) => void {
  const waiting = new Map<string, Change>();
  let isDue = false;
  let takenAt = -Infinity;

  function takeIn(): void {
    isDue = false;
    takenAt = performance.now();
    const changes = [...waiting.values()];
    waiting.clear();
    if (list.isFiltered) {
      // Whether they belong to the list now, the server has to say.
      const ids = changes.map(({ conversationId }) => conversationId);
      void list.recheck(ids, new Set(changes.filter(isNewMessage).map(({ conversationId }) => conversationId)));
      return;
    }
    for (const change of changes) {
      if (change.kind === 'conversation.erased') list.remove(change.conversationId);
      else if (change.conversation) list.apply(reviveInboxRow(change.conversation), isNewMessage(change));
    }
    onTaken();
  }

  return (change) => {
    waiting.set(change.conversationId, change);
    if (isDue) return;
    isDue = true;
    const pauseMs = takenAt + PAUSE_MS - performance.now();
    if (pauseMs > 0) setTimeout(() => requestAnimationFrame(takeIn), pauseMs);
    else requestAnimationFrame(takeIn);
  };
}

function isNewMessage({ kind, conversation }: Change): boolean {
  return kind === 'message.created' && conversation?.previewRole === 'visitor';
}

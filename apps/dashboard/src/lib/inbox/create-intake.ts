import type { LiveEvent } from '#lib/live/live-stream.svelte.ts';
import type { InboxList } from './inbox-list.svelte.ts';
import { reviveInboxRow } from './revive-inbox-row.ts';

type Change = Extract<LiveEvent, { conversationId: string }>;

/** While much arrives the list is drawn so often at most: each drawing takes the machine from what arrives next. */
const PAUSE_MS = 60;
const FRAME_MS = 16;

export interface IntakeOptions {
  list: InboxList;
  /** With a change of this conversation the list is drawn at once: so are its messages beside it, and one frame does for both. */
  openId: () => string | undefined;
  onTaken: () => void;
}

/**
 * Takes changes into a list: the first after a quiet moment at once, those close behind it (a loaded sample, an import)
 * together, each conversation as it is then.
 */
export function createIntake({ list, openId, onTaken }: IntakeOptions): (change: Change) => void {
  const waiting = new Map<string, Change>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let takenAt = -Infinity;

  function takeIn(): void {
    clearTimeout(timer);
    timer = undefined;
    takenAt = performance.now();
    const changes = [...waiting.values()];
    waiting.clear();
    if (list.isFiltered) {
      // Whether they belong to the list now, the server has to say.
      const ids = changes.map(({ conversationId }) => conversationId);
      void list.recheck(ids, new Set(changes.filter(isNewMessage).map(({ conversationId }) => conversationId)));
      return;
    }
    const gone = changes.filter(({ kind }) => kind === 'conversation.erased').map((change) => change.conversationId);
    const rows = changes.flatMap((change) =>
      change.conversation && change.kind !== 'conversation.erased'
        ? [{ row: reviveInboxRow(change.conversation), isNewMessage: isNewMessage(change) }]
        : [],
    );
    list.applyAll(rows, gone);
    onTaken();
  }

  return (change) => {
    waiting.set(change.conversationId, change);
    const restedMs = performance.now() - takenAt;
    if (change.conversationId === openId() && restedMs > FRAME_MS && !list.isFiltered) return takeIn();
    // Not within the event: what the server told together comes in one task, and is taken in behind it.
    timer ??= setTimeout(takeIn, Math.max(0, PAUSE_MS - restedMs));
  };
}

function isNewMessage({ kind, conversation }: Change): boolean {
  return kind === 'message.created' && conversation?.previewRole === 'visitor';
}

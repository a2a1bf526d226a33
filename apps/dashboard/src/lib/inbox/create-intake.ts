import type { LiveEvent } from '#lib/live/live-stream.svelte.ts';
import type { InboxList } from './inbox-list.svelte.ts';
import { reviveInboxRow } from './revive-inbox-row.ts';

type Change = Extract<LiveEvent, { conversationId: string }>;

/** While much arrives the list is drawn so often at most: each drawing takes the machine from what arrives next. */
const PAUSE_MS = 60;

export interface IntakeOptions {
  list: InboxList;
  /** Of this conversation the list is drawn without a pause: its messages are, beside it, and one frame does for both. */
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
  let dueAt = Infinity;
  let takenAt = -Infinity;

  function takeIn(): void {
    dueAt = Infinity;
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
    const now = performance.now();
    // Not within the event: what the server told together comes in one task, and is taken in behind it.
    const at = change.conversationId === openId() ? now : Math.max(now, takenAt + PAUSE_MS);
    if (at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(takeIn, at - now);
  };
}

function isNewMessage({ kind, conversation }: Change): boolean {
  return kind === 'message.created' && conversation?.previewRole === 'visitor';
}

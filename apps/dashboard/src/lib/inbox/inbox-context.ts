import { createContext } from 'svelte';
import type { MemberRole } from '@debrief/db';
import type { TagView } from '@debrief/db';
import type { InboxList } from './inbox-list.svelte.ts';
import type { Selection } from './selection.svelte.ts';
import type { Worker } from './work.ts';

export interface Inbox {
  list: InboxList;
  selection: Selection;
  work: Worker;
  /** The workspace's tags, and its members: those who may be given a conversation. */
  readonly tags: TagView[];
  readonly members: { id: string; name: string; role: MemberRole }[];
  readonly memberId: string;
  /** Makes a tag of this name, or finds it; null when that failed, and was said. */
  createTag: (name: string) => Promise<TagView | null>;
  /** Opens the conversation after (1) or before (-1) the open one. */
  step: (by: 1 | -1) => Promise<void>;
}

const [get, set] = createContext<Inbox>();

/** Called by the Inbox layout. */
export const provideInbox = set;

/** The Inbox around an open conversation. Throws outside it. */
export const useInbox = get;

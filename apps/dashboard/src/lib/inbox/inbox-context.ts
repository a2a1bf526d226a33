import { createContext } from 'svelte';
import type { InboxList } from './inbox-list.svelte.ts';

const [get, set] = createContext<InboxList>();

/** Called by the Inbox layout. */
export const provideInbox = set;

/** The list beside the open conversation. Throws outside the Inbox. */
export const useInbox = get;

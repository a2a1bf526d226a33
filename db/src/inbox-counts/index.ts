export { countFiltered, type FilteredQuestion } from './count-filtered.ts';
export { countInbox, MAX_COUNTED, uncounted, type InboxCounts, type TabCount } from './count-inbox.ts';
export { foldInboxCounts } from './fold.ts';
export { listPending, type Pending } from './list-pending.ts';
export { findInboxDrift, recountInbox, type InboxCountDrift } from './recount.ts';

import type { MemberRole } from '@debrief/db';

/** What each role is called, and what it may do. */
export const roleWords: Record<MemberRole, { label: string; may: string }> = {
  owner: { label: 'Owner', may: 'everything, settings and members included' },
  operator: { label: 'Operator', may: 'Inbox, replies and the review' },
  analyst: { label: 'Analyst', may: 'read, export and save views' },
};

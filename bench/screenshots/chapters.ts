import { conversation } from './conversation-pictures.ts';
import { dialogs } from './dialog-pictures.ts';
import { inboxList } from './inbox-list-pictures.ts';
import { analytics, review, topics } from './page-pictures.ts';
import type { Chapter } from './picture.ts';
import { doors, settings } from './settings-pictures.ts';

/** Every state of every screen, in the order of the contact sheet. */
export const chapters: Chapter[] = [inboxList, conversation, dialogs, review, topics, analytics, settings, doors];

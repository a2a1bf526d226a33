/** What is asked of an Inbox of any size: what people look at and look for. */
import type { InboxTab } from '@debrief/db';

export interface ListCase {
  tab: InboxTab;
  q: string;
  /** By one agent alone: of the most conversations, or of the fewest. */
  agent?: 'first' | 'last';
}

export const listCases: ListCase[] = [
  ...(['all', 'live', 'flagged', 'waiting', 'mine', 'snoozed', 'resolved'] as const).map((tab) => ({ tab, q: '' })),
  { tab: 'all', q: '', agent: 'first' },
  { tab: 'all', q: '', agent: 'last' },
  { tab: 'resolved', q: '', agent: 'last' },
  ...[
    'device:mobile',
    'device:tv',
    'country:DE',
    'country:IS',
    'flag:gap',
    'flag:human',
    'tag:orders',
    'tag:wholesale',
    'rating:unhelpful',
    'outcome:abandoned',
    'status:open',
    'is:unread',
    'assignee:me',
    'has:operator',
    'has:email',
    'messages:>8',
    'page:/orders/3',
    '(country:NO OR country:SE) -has:flag',
  ].map((q) => ({ tab: 'all' as const, q })),
  { tab: 'resolved', q: 'device:tablet' },
  { tab: 'flagged', q: 'country:NL' },
  { tab: 'mine', q: 'device:mobile' },
];

/** Fewer than one in a thousand, or none, or only far back: no index answers them, and facts name the candidates. */
export const rareCases: ListCase[] = [
  'device:tv country:IS',
  'country:XX',
  'started:<2026-10-01',
  'country:XX messages:>8',
  'messages:>90',
  'is:unread country:XX',
].map((q) => ({
  tab: 'all',
  q,
}));

export interface SearchCase {
  what: string;
  q: string;
  /** Any when absent. */
  tab?: InboxTab;
  /** The page behind so many conversations of the list; the first when absent. */
  behind?: number;
}

export const searchCases: SearchCase[] = [
  { what: 'a word in every third', q: 'order' },
  { what: 'a common word', q: 'battery' },
  { what: 'two common words', q: 'battery order' },
  { what: 'four common words', q: 'can you help order' },
  { what: 'a word of some', q: 'warranty' },
  { what: 'two words of some', q: 'warranty thanks' },
  { what: 'words seldom together', q: 'garantie danke' },
  { what: 'one conversation of all', q: 'F-4711' },
  { what: 'a name of few', q: 'dkfgm' },
  { what: 'nothing', q: 'xylophone' },
  { what: 'a common and an unknown word', q: 'order xylophone' },
  { what: 'a phrase', q: '"you’re welcome"' },
  { what: 'a phrase of some', q: '"vijf jaar"' },
  { what: 'a phrase of nobody', q: '"order the weather"' },
  { what: 'a beginning', q: 'bat' },
  { what: 'a short beginning', q: 'a' },
  { what: 'an umlaut', q: 'Rückgabe' },
  { what: 'Japanese', q: '返品' },
  { what: 'Chinese, two words', q: '退款 谢谢' },
  { what: 'one character', q: '款' },
  { what: 'Arabic', q: 'الطلب' },
  { what: 'an emoji', q: '👍' },
  { what: 'a word and a filter', q: 'battery device:tv' },
  { what: 'a word but not another', q: 'order -battery' },
  { what: 'either word', q: '(warranty OR garantie)' },
  { what: 'a long question', q: 'i would like to return my battery because it does not fit and i need help' },
  { what: 'common words, one unknown', q: 'can you help order xylophone' },
  { what: 'all beginnings', q: 'a b c d e' },
  { what: 'common words never together', q: 'garantie bestelling battery' },
  { what: 'a rare phrase of common words', q: '"you the"' },
  { what: 'a phrase of common words that nobody said', q: '"the you is"' },
  { what: 'a part of a number', q: '4711' },
  { what: 'a script nobody writes', q: 'คืนเงิน' },
  { what: 'an emoji nobody sent', q: '🦄' },
  { what: 'a word and a filter of some', q: 'Rückgabe country:IS' },
  { what: 'a common word and a filter of almost nothing', q: 'order device:tv country:IS' },
  { what: 'a common word and a filter of nothing', q: 'order country:XX' },
  { what: 'no words and no phrase', q: '-order -"you’re welcome" the' },
  { what: 'a word or a filter', q: '(battery OR device:tv) order' },
  ...(['live', 'flagged', 'waiting', 'mine', 'snoozed', 'resolved'] as const).flatMap((tab) => [
    { what: `${tab}, a common word`, q: 'battery', tab },
    { what: `${tab}, words seldom together`, q: 'garantie danke', tab },
  ]),
  { what: 'page 1,000 of a common word', q: 'order', behind: 150_000 },
  { what: 'page 1,000 of four common words', q: 'can you help order', behind: 900_000 },
  { what: 'far down, an umlaut', q: 'Rückgabe', behind: 500_000 },
  { what: 'far down, Arabic', q: 'الطلب', behind: 500_000 },
  { what: 'far down, an emoji and a filter', q: '👍 device:tablet', behind: 500_000 },
];

/** The words of the filter language. A key or a word that is not in here is refused. */
import type { FlagKind, Outcome } from '@debrief/db';

/** Keys with a closed list of words; a word may have other names, which are read and never written. */
export const choices = {
  device: {
    desktop: [],
    mobile: ['phone'],
    tablet: [],
    tv: [],
    console: [],
    wearable: [],
    bot: [],
    other: [],
    unknown: [],
  },
  flag: {
    gap: ['knowledge-gap'],
    unhelpful: ['unhelpful-feedback'],
    failed: ['failed-answer'],
    wrong: ['wrong-answer'],
    tone: [],
    human: ['handoff-requested', 'asked-for-a-human'],
    manual: ['flagged-by-hand'],
    open: [],
    reviewed: [],
  },
  rating: { helpful: ['good'], unhelpful: ['bad'], none: [] },
  outcome: {
    resolved: [],
    confirmed: ['resolved-confirmed'],
    assumed: ['resolved-assumed'],
    unresolved: ['not-resolved'],
    abandoned: [],
    'handed-off': ['handed-to-a-human'],
    'no-question': ['no-question-asked'],
    unknown: [],
  },
  sentiment: { positive: [], neutral: [], negative: [], mixed: [], unknown: [] },
  status: { open: [], snoozed: [], resolved: [] },
  handoff: { bot: [], waiting: [], human: [] },
  hour: Object.fromEntries(Array.from({ length: 24 }, (_, hour) => [String(hour), [`0${String(hour)}`.slice(-2)]])),
  weekday: {
    monday: ['mon', '1'],
    tuesday: ['tue', '2'],
    wednesday: ['wed', '3'],
    thursday: ['thu', '4'],
    friday: ['fri', '5'],
    saturday: ['sat', '6'],
    sunday: ['sun', '7'],
  },
  is: { live: [], unread: [], sample: [], waiting: [], analysed: [], handled: [] },
  has: {
    message: [],
    answer: [],
    reply: [],
    question: [],
    unanswered: [],
    handoff: [],
    rating: [],
    flag: [],
    tag: [],
    note: [],
    operator: [],
    email: [],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;

export type ChoiceKey = keyof typeof choices;
export const choiceKeys = Object.keys(choices) as ChoiceKey[];

/** Keys whose values are compared with those of a conversation, and so may be asked for in their very case. */
export const exactKeys = [
  'channel',
  'os',
  'browser',
  'country',
  'region',
  'city',
  'language',
  'page',
  'referrer',
] as const;

/** Keys whose values the workspace's own data makes up. The case of A to Z does not matter. */
export const textKeys = ['agent', ...exactKeys, 'tag', 'topic', 'visitor'] as const;
export type TextKey = (typeof textKeys)[number];

export const timeKeys = ['started', 'last'] as const;
export type TimeKey = (typeof timeKeys)[number];

export const filterKeys: readonly string[] = [...choiceKeys, ...textKeys, 'assignee', ...timeKeys, 'messages'];

/** Words that stand for kinds of flags. */
export const flagWords: Record<string, FlagKind> = {
  gap: 'knowledge_gap',
  unhelpful: 'unhelpful_feedback',
  failed: 'failed_answer',
  wrong: 'wrong_answer',
  tone: 'tone',
  human: 'handoff_requested',
  manual: 'manual',
};

/** Words that stand for outcomes; '' is a conversation that was not analysed. */
export const outcomeWords: Record<string, (Outcome | '')[]> = {
  resolved: ['resolved_confirmed', 'resolved_assumed'],
  confirmed: ['resolved_confirmed'],
  assumed: ['resolved_assumed'],
  unresolved: ['unresolved'],
  abandoned: ['abandoned'],
  'handed-off': ['handed_off'],
  'no-question': ['no_question'],
  unknown: [''],
};

/** The word for what was typed, in whatever case and with spaces or underscores for hyphens; null when there is none. */
export function readChoice(key: ChoiceKey, typed: string): string | null {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  for (const [word, names] of Object.entries<readonly string[]>(choices[key])) {
    if (word === wanted || names.includes(wanted)) return word;
  }
  return null;
}

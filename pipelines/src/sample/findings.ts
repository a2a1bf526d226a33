/**
 * What a reviewer should find in the sample, planted on purpose, with how often it is there.
 *
 * Counts are conversations. They are ranges because the week a conversation falls into depends on the weekday of `now`.
 */
import type { SampleConversation } from './generate-sample.ts';
import type { BotKind } from './script.ts';

export interface Finding {
  id: string;
  /** What a reviewer would write down. */
  says: string;
  counts(conversation: SampleConversation): boolean;
  atLeast: number;
  atMost: number;
}

const UNANSWERED: readonly BotKind[] = ['fallback', 'miss', 'deflection'];

/** Whether a bot turn of this kind was said in the conversation. */
export function hasKind(conversation: SampleConversation, ...kinds: readonly BotKind[]): boolean {
  return [...conversation.kinds.values()].some((kind) => kinds.includes(kind));
}

/** Whether the conversation's own question, the first one the bot took up, went without an answer. */
export function isUnanswered({ kinds }: SampleConversation): boolean {
  const first = [...kinds.values()].find((kind) => kind !== 'chat');
  return first !== undefined && UNANSWERED.includes(first);
}

const from = (scenario: string) => (conversation: SampleConversation) => conversation.scenario === scenario;

function gap(id: string, says: string, atLeast: number, atMost: number): Finding {
  return { id, says, counts: (one) => from(id)(one) && isUnanswered(one), atLeast, atMost };
}

export const findings: readonly Finding[] = [
  gap('flying-with-battery', 'May the battery go on a plane? No answer, rising slowly.', 41, 44),
  gap('child-seats', 'Does a child seat fit? No answer, a handful at first, many now.', 45, 48),
  gap(
    'customs',
    'Duties and taxes outside the EU. No answer; asked from CH, NO, US, CA and the Canary Islands only.',
    45,
    48,
  ),
  gap('instalments', 'Paying by instalments. No answer, three times as often since the sale.', 28, 30),
  gap('spare-keys', 'A new battery key. No answer from the workshop’s bot.', 22, 24),
  gap('trade-in', 'Used bikes and trade-in. No answer.', 20, 22),
  gap('gift-cards', 'Balance and use of gift cards. No answer.', 16, 18),
  gap(
    'fork-recall',
    'The fork recall of the Dunlin, a matter of safety, unknown to the bot. Weeks 7 and 8 only.',
    12,
    14,
  ),
  gap('change-order', 'Every change to an order is deflected to an e-mail address.', 35, 38),
  {
    id: 'bike-through-work-before',
    says: 'A bike through the employer: unanswered until week 4.',
    counts: (one) => from('bike-through-work')(one) && one.week < 5 && isUnanswered(one),
    atLeast: 21,
    atMost: 35,
  },
  {
    id: 'bike-through-work-after',
    says: 'The same, answered from week 5: the decision was verified.',
    counts: (one) => from('bike-through-work')(one) && one.week >= 5 && !isUnanswered(one),
    atLeast: 19,
    atMost: 33,
  },
  {
    id: 'app-pairing-answered',
    says: 'Pairing the display with the app: answered in weeks 4 to 6.',
    counts: (one) => from('app-pairing')(one) && one.week >= 4 && one.week <= 6 && !isUnanswered(one),
    atLeast: 13,
    atMost: 21,
  },
  {
    id: 'app-pairing-regressed',
    says: 'Pairing again without an answer from week 7: it regressed.',
    counts: (one) => from('app-pairing')(one) && one.week >= 7 && isUnanswered(one),
    atLeast: 9,
    atMost: 23,
  },
  {
    id: 'battery-warranty-wrong',
    says: 'Told that the battery has five years of warranty. It has two; operators say so elsewhere.',
    counts: (one) => hasKind(one, 'wrong'),
    atLeast: 55,
    atMost: 58,
  },
  {
    id: 'return-period-thirty',
    says: 'Told that a bike can be returned for 30 days (weeks 1 to 6).',
    counts: (one) => from('return-period')(one) && one.week < 7 && hasKind(one, 'drifted'),
    atLeast: 30,
    atMost: 48,
  },
  {
    id: 'return-period-fourteen',
    says: 'Told 14 days for the same question (weeks 7 and 8): the answer drifted.',
    counts: (one) => from('return-period')(one) && one.week >= 7 && hasKind(one, 'drifted'),
    atLeast: 8,
    atMost: 26,
  },
  {
    id: 'voucher-button-phone',
    says: 'Asked where the voucher code goes, on a phone: told of a button phones do not have.',
    counts: (one) => from('voucher-button')(one) && one.device === 'mobile',
    atLeast: 28,
    atMost: 46,
  },
  {
    id: 'short-with-people',
    says: 'The workshop’s bot is short with people who ask a simple question.',
    counts: (one) => hasKind(one, 'curt'),
    atLeast: 22,
    atMost: 24,
  },
  {
    id: 'handed-off',
    says: 'Handed to a person, by day answered within minutes, by night the next morning or not at all.',
    counts: ({ items }) => items.some((item) => item.type === 'handoff'),
    atLeast: 120,
    atMost: 180,
  },
  {
    id: 'waiting',
    says: 'Asked for a person, and nobody came.',
    counts: ({ items }) => {
      const handoff = items.findIndex((item) => item.type === 'handoff');
      return handoff >= 0 && !items.slice(handoff).some((item) => item.type === 'message' && item.role === 'operator');
    },
    atLeast: 32,
    atMost: 68,
  },
];

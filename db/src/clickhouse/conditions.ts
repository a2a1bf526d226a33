import { ch, type Fragment } from './fragment.ts';

/** Crawlers hold conversations, but are no visitors: they count in volumes and in no rate. */
function byVisitor(condition: Fragment): Fragment {
  return ch`(${condition} and device <> 'bot')`;
}

/**
 * What can be true of a conversation, by the definitions of PRODUCT.md "Numbers". Measures count them and filters select
 * by them, so a number and the list behind it cannot disagree.
 */
export const conditions = {
  /** As a filter of the Inbox means it: of crawlers as well. */
  holds_visitor: ch`visitor_messages > 0`,
  holds_answer: ch`bot_answers_not_fallback > 0`,
  holds_reply: ch`isNotNull(first_response_ms)`,
  holds_handling: ch`(bot_answers > 0 or handed_off)`,
  holds_handoff: ch`handed_off`,
  holds_question: ch`questions > 0`,
  holds_unanswered: ch`questions_unanswered > 0`,
  holds_helpful: ch`helpful > 0`,
  holds_unhelpful: ch`unhelpful > 0`,
  /** At least one visitor message. */
  asked: byVisitor(ch`visitor_messages > 0`),
  /** At least one bot answer (a bot message after the visitor's first) that was not a fallback. */
  answered: byVisitor(ch`bot_answers_not_fallback > 0`),
  handed_off: byVisitor(ch`handed_off`),
  /** The bot answered at least once, or handed off. */
  handled: byVisitor(ch`(bot_answers > 0 or handed_off)`),
  analysed: ch`analysed`,
  handled_and_analysed: byVisitor(ch`(bot_answers > 0 or handed_off) and analysed`),
  has_question: byVisitor(ch`questions > 0`),
  has_gap: byVisitor(ch`questions_unanswered > 0`),
  resolved_confirmed: byVisitor(ch`outcome = 'resolved_confirmed' and bot_answers > 0 and not handed_off`),
  resolved_assumed: byVisitor(ch`outcome = 'resolved_assumed' and bot_answers > 0 and not handed_off`),
  resolved: byVisitor(ch`outcome in ('resolved_confirmed', 'resolved_assumed') and bot_answers > 0 and not handed_off`),
  abandoned: byVisitor(ch`outcome = 'abandoned' and visitor_messages > 0`),
  asked_and_analysed: byVisitor(ch`visitor_messages > 0 and analysed`),
  responded: byVisitor(ch`isNotNull(first_response_ms)`),
  /** By the first bit of the column that tabs are counted by, a byte a row. */
  flagged: ch`bitTest(tabs, 0)`,
  rated: byVisitor(ch`helpful + unhelpful > 0`),
  rated_helpful: byVisitor(ch`helpful > 0`),
  rated_unhelpful: byVisitor(ch`unhelpful > 0`),
  waiting: ch`handoff = 'waiting'`,
  has_operator: ch`operator_messages > 0`,
  sample: ch`sample`,
} as const satisfies Record<string, Fragment>;

export type ConditionName = keyof typeof conditions;

export const conditionNames = Object.keys(conditions) as [ConditionName, ...ConditionName[]];

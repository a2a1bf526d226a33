/** Gap and unhelpful scores of every message, 0 to 1, and which of them are shown to a reviewer. */
import { resolveThresholds } from '../../thresholds.ts';
import type { Exchange } from '../exchanges.ts';
import { hasClass, type ReadConversation, type ReadMessage } from '../read-conversation.ts';
import { failureLogOdds, gapLogOdds, toChance } from '../weights/weights.ts';
import { toProbability } from '../weights/forest.ts';
import { readAnswerFeatures, type AnswerFeatures } from './answer-features.ts';
import { readMood } from './mood-features.ts';
import { adjustBySender } from './sender.ts';
import { NEUTRAL_LOG_ODDS, reactionLogOdds, readVisitorTurn } from './visitor-turn.ts';

const CARRIED_OVER = 0.2;
const SHORT_PROTEST = 8;
/** What an answer is compared with; going further back would cost the square of a long conversation. */
const REMEMBERED_MESSAGES = 60;

export interface TurnScores {
  gap: number;
  unhelpful: number;
}

export interface ScoredAnswer {
  answer: ReadMessage;
  exchange: Exchange;
  features: AnswerFeatures;
  /** A question stands before it, so that it can be a gap at all. */
  weighed: boolean;
  /** How clearly the visitor's next message protests in words, 0 to 1. */
  protest: number;
  gap: number;
  /** By the answer itself and how the conversation goes on, as learned. */
  unhelpful: number;
  /** The same, and what the visitor's next message plainly says of it. */
  failure: number;
  /** `gap` and `failure` reach the workspace's thresholds. */
  isGap: boolean;
  isFailure: boolean;
}

/** Every bot message with its features and scores, in order. */
export function scoreAnswers(conversation: ReadConversation, exchanges: readonly Exchange[]): ScoredAnswer[] {
  const mood = readMood(conversation, exchanges);
  const thresholds = resolveThresholds(conversation.conversation.thresholds);
  // "Is that a no?" is small talk by itself, and still the question that had no answer.
  let stillOpen = false;
  return exchanges.flatMap((exchange) => {
    const answers = exchange.replies.filter(({ message }) => message.role === 'bot');
    const asked = exchange.asked.length > 0 && (stillOpen || !exchange.turn?.smallTalk);
    const scored = answers.map((answer) => {
      const features = readAnswerFeatures(
        answer,
        exchange,
        conversation.messages.slice(Math.max(0, answer.index - REMEMBERED_MESSAGES), answer.index),
        mood,
      );
      const weighed = asked && takesUp(answer, exchange);
      const gap = weighed ? adjustBySender(toChance('knowledge_gap', gapLogOdds(features)), answer.message) : 0;
      const protest = answer === answers.at(-1) ? protestAfter(exchange, answer) : 0;
      const looks = failureLogOdds(features);
      const failure = adjustByRating(failureChance(looks, protest), answer.message);
      return {
        answer,
        exchange,
        features,
        weighed,
        protest,
        gap,
        unhelpful: adjustByRating(toChance('failed_answer', looks), answer.message),
        failure,
        isGap: gap >= thresholds.knowledge_gap,
        isFailure: failure >= thresholds.failed_answer,
      };
    });
    if (scored.length > 0) stillOpen = scored.every(({ isGap }) => isGap);
    return scored;
  });
}

/** What follows small talk is a gap only when it denies in words. */
function takesUp(answer: ReadMessage, { turn }: Exchange): boolean {
  return !turn?.smallTalk || answer.marked.denial !== undefined;
}

/** How clearly the visitor's next message protests in words; 0 when it does not. */
function protestAfter({ next }: Exchange, answer: ReadMessage): number {
  const message = next?.asked[0];
  if (!next?.turn || !message) return 0;
  const { dissatisfied, corrects, repeats, rages, givesUp, wantsHuman } = next.turn;
  // Harsh words in reply to a question may be about anything, unless they are short or say "you".
  const aboutAnswer = !answer.asks || hasClass(message, 'secondPerson') || message.wordCount <= SHORT_PROTEST;
  const harsh = (dissatisfied || rages) && aboutAnswer;
  if (!(harsh || corrects || repeats || givesUp || wantsHuman)) return 0;
  return toProbability(reactionLogOdds(message, next.turn, answer));
}

/** Chance of a failure by its looks, by the protest after it, or by both, as if they were independent. */
export function failureChance(looks: number, protest: number): number {
  const neither = (1 - toProbability(looks)) * (1 - protest);
  return toChance('failed_answer', Math.log((1 - neither) / Math.max(neither, Number.EPSILON)));
}

function adjustByRating(failure: number, { rating }: ReadMessage['message']): number {
  if (rating === 'unhelpful') return 1;
  return rating === 'helpful' ? failure / 4 : failure;
}

/** The answers of each exchange, in order. */
export function groupByExchange(answers: readonly ScoredAnswer[]): Map<Exchange, ScoredAnswer[]> {
  return Map.groupBy(answers, ({ exchange }) => exchange);
}

/** One entry per message; a question has the gap of the answer it got. */
export function scoreTurns(
  conversation: ReadConversation,
  exchanges: readonly Exchange[],
  answers: readonly ScoredAnswer[],
): TurnScores[] {
  const scores = conversation.messages.map((): TurnScores => ({ gap: 0, unhelpful: 0 }));
  const set = (index: number, values: Partial<TurnScores>) => Object.assign(scores[index] ?? {}, values);
  for (const { answer, gap, unhelpful } of answers) set(answer.index, { gap: round(gap), unhelpful: round(unhelpful) });
  const byExchange = groupByExchange(answers);
  const visitorBefore: ReadMessage[] = [];
  let oddsBefore = 0;
  let botBefore: ReadMessage | undefined;
  for (const exchange of exchanges) {
    for (const message of exchange.asked) {
      const turn = readVisitorTurn(message, visitorBefore);
      // Displeasure outlasts the message it is spoken in.
      const odds = reactionLogOdds(message, turn, botBefore) + CARRIED_OVER * oddsBefore;
      set(message.index, { unhelpful: round(toChance('failed_answer', odds)) });
      oddsBefore = odds - NEUTRAL_LOG_ODDS;
      visitorBefore.push(message);
    }
    botBefore = exchange.replies.findLast(({ message }) => message.role === 'bot') ?? botBefore;
    const own = byExchange.get(exchange) ?? [];
    const question = exchange.asked.at(-1);
    // Several replies answer together: the best of them says whether there was an answer.
    if (question && own.length > 0) set(question.index, { gap: round(Math.min(...own.map((scored) => scored.gap))) });
  }
  return scores;
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}

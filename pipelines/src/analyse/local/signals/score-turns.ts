/** Gap and unhelpful scores of every message, 0 to 1, where 0.5 and more means "show it to a reviewer". */
import type { Exchange } from '../exchanges.ts';
import type { ReadConversation, ReadMessage } from '../read-conversation.ts';
import { readAnswerFeatures, type AnswerFeatures } from './answer-features.ts';
import { failureWeights, gapWeights, type Weights } from '../weights/weights.ts';
import { readMood } from './mood-features.ts';
import { adjustBySender } from './sender.ts';
import type { VisitorTurn } from './visitor-turn.ts';

export interface TurnScores {
  gap: number;
  unhelpful: number;
}

export interface ScoredAnswer {
  answer: ReadMessage;
  exchange: Exchange;
  features: AnswerFeatures;
  gap: number;
  failure: number;
}

function logistic(weights: Weights, features: AnswerFeatures): number {
  let sum = weights.bias;
  for (const [name, weight] of Object.entries(weights.byFeature)) sum += weight * features[name as keyof AnswerFeatures];
  return 1 / (1 + Math.exp(-sum));
}

/** Every bot message with its features and scores, in order. */
export function scoreAnswers(conversation: ReadConversation, exchanges: readonly Exchange[]): ScoredAnswer[] {
  const mood = readMood(conversation, exchanges);
  return exchanges.flatMap((exchange) =>
    exchange.replies
      .filter(({ message }) => message.role === 'bot')
      .map((answer) => {
        const features = readAnswerFeatures(answer, exchange, conversation.messages.slice(0, answer.index), mood);
        const asked = exchange.asked.length > 0 && !exchange.turn?.smallTalk;
        const gap = asked ? adjustBySender(logistic(gapWeights, features), answer.message) : 0;
        const failure = answer.message.rating === 'unhelpful' ? 1 : logistic(failureWeights, features);
        return { answer, exchange, features, gap, failure: answer.message.rating === 'helpful' ? failure / 4 : failure };
      }),
  );
}

/** How clearly a visitor's own message says that the conversation goes badly. */
export function scoreVisitorTurn(turn: VisitorTurn): number {
  let score = 0.05;
  if (turn.repeats) score = Math.max(score, 0.5);
  if (turn.corrects) score = Math.max(score, 0.55);
  if (turn.dissatisfied) score = Math.max(score, 0.65);
  if (turn.givesUp) score = Math.max(score, 0.6);
  if (turn.rages) score = Math.max(score, 0.7);
  if (turn.wantsHuman) score = Math.max(score, 0.6);
  if (turn.dissatisfied && (turn.repeats || turn.corrects || turn.rages)) score = 0.85;
  if (turn.confirms && !turn.rages) score = Math.min(score, 0.3);
  return score;
}

/** One entry per message; a question has the gap of the answer it got. */
export function scoreTurns(
  conversation: ReadConversation,
  exchanges: readonly Exchange[],
  answers: readonly ScoredAnswer[],
): TurnScores[] {
  const scores = conversation.messages.map((): TurnScores => ({ gap: 0, unhelpful: 0 }));
  const set = (index: number, values: Partial<TurnScores>) => Object.assign(scores[index] ?? {}, values);
  for (const { answer, gap, failure } of answers) set(answer.index, { gap: round(gap), unhelpful: round(failure) });
  for (const exchange of exchanges) {
    const own = answers.filter((scored) => scored.exchange === exchange);
    const question = exchange.asked.at(-1);
    if (!question || !exchange.turn) continue;
    // Several replies answer together: the best of them says whether there was an answer.
    const gap = own.length > 0 ? Math.min(...own.map((scored) => scored.gap)) : 0;
    set(question.index, { gap: round(gap), unhelpful: round(scoreVisitorTurn(exchange.turn)) });
  }
  return scores;
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}

/** What a reviewer should look at, each with its reason and the words it rests on. */
import type { Analysis } from '../analyser.ts';
import type { BuiltInRule } from '../rules.ts';
import type { FoundQuestion } from './find-questions.ts';
import {
  findMarked,
  hasMark,
  type ReadConversation,
  type ReadMessage,
  type ReadSentence,
} from './read-conversation.ts';
import { findDenial } from './signals/denial.ts';
import type { ScoredAnswer } from './signals/score-turns.ts';
import { cleanQuote } from './summarise/clean-quote.ts';
import { explainFailure } from './signals/explain-failure.ts';
import { explainGap } from './signals/explain-gap.ts';

export type Flag = Analysis['flags'][number];
export type Span = Flag['evidence'][number];

const CURT_WORDS = 14;

export function spanOf(message: ReadMessage, part?: { start: number; end: number } | null): Span {
  const whole = { start: 0, end: message.message.text.length };
  const { start, end } = part ?? message.sentences[0] ?? whole;
  return { message: message.index, start, end };
}

function quote(text: string): string {
  const line = cleanQuote(text);
  return line.length > 90 ? `${line.slice(0, 89).trimEnd()}…` : line;
}

/** Gaps as the thresholds show them, or every one from a score on. */
export function flagGaps(
  answers: readonly ScoredAnswer[],
  questions: readonly FoundQuestion[],
  from: number | null = null,
): Flag[] {
  const questionOf = new Map(questions.map((question) => [question.exchange, question]));
  return answers
    .filter(({ gap, isGap }) => (from === null ? isGap : gap >= from))
    .map((scored) => {
      const { answer, exchange, gap } = scored;
      const question = questionOf.get(exchange);
      const asked = question?.message ?? exchange.asked.at(-1);
      const evidence = [spanOf(answer, findDenial(answer).sentence)];
      if (asked) evidence.unshift(spanOf(asked, question));
      return {
        kind: 'knowledge_gap',
        message: answer.index,
        score: gap,
        ...gapReason(scored, question),
        evidence,
      };
    });
}

/** The strongest sign, and the question it is about. */
function gapReason(scored: ScoredAnswer, question: FoundQuestion | undefined): { rule: BuiltInRule; reason: string } {
  const asked = question ? `: “${quote(question.message.message.text.slice(question.start, question.end))}”` : '.';
  const { rule, says } = explainGap(scored);
  return { rule, reason: `${says}${asked}` };
}

/** Likewise; answers that are gaps are left out. */
export function flagFailures(
  answers: readonly ScoredAnswer[],
  gaps: readonly Flag[],
  from: number | null = null,
): Flag[] {
  const taken = new Set(gaps.map(({ message }) => message));
  return answers
    .filter(({ failure, isFailure }) => (from === null ? isFailure : failure >= from))
    .filter(({ answer }) => !taken.has(answer.index) && answer.message.rating !== 'unhelpful')
    .map((scored) => {
      const { rule, reason, evidence } = explainFailure(scored);
      return { kind: 'failed_answer', message: scored.answer.index, score: scored.failure, rule, reason, evidence };
    });
}

export function flagRatings({ messages }: ReadConversation): Flag[] {
  return messages
    .filter(({ message }) => message.role === 'bot' && message.rating === 'unhelpful')
    .map((read) => {
      const comment = read.message.ratingComment?.trim();
      const reason = comment
        ? `The visitor rated this answer unhelpful and wrote: “${quote(comment)}”`
        : 'The visitor rated this answer unhelpful.';
      const rule = 'rating.unhelpful';
      return { kind: 'unhelpful_feedback', message: read.index, score: 1, rule, reason, evidence: [spanOf(read)] };
    });
}

export function flagHandoffs({ messages, conversation }: ReadConversation): Flag[] {
  const flags: Flag[] = messages.flatMap((read) => {
    if (read.message.role !== 'visitor') return [];
    const sentence = read.sentences.find(({ marks }) => marks.human && !marks.noHuman);
    if (!sentence) return [];
    const reason = 'The visitor asked for a human.';
    return [
      {
        kind: 'handoff_requested',
        message: read.index,
        score: 0.9,
        rule: 'handoff.asked',
        reason,
        evidence: [spanOf(read, sentence)],
      },
    ];
  });
  const last = messages.findLast(({ message }) => message.role !== 'system' && message.text.trim() !== '');
  if (flags.length === 0 && conversation.handoffRequested && last) {
    const reason = 'The chat handed this conversation to a human.';
    const rule = 'handoff.reported';
    flags.push({ kind: 'handoff_requested', message: last.index, score: 1, rule, reason, evidence: [spanOf(last)] });
  }
  return flags;
}

export function flagTone({ messages }: ReadConversation): Flag[] {
  return messages.flatMap((read) => {
    if (read.message.role !== 'bot') return [];
    const rude = findMarked(read, 'rude');
    const curt = rude ? null : findCurt(read);
    const sentence = rude ?? curt;
    if (!sentence) return [];
    const reason = rude ? 'The bot was rude to the visitor.' : 'The bot was short with the visitor.';
    const score = rude ? 0.8 : 0.6;
    const rule = rude ? 'tone.rude' : 'tone.curt';
    return [{ kind: 'tone', message: read.index, score, rule, reason, evidence: [spanOf(read, sentence)] }];
  });
}

/** "See the manual" may close a good answer; it is curt when next to nothing else is said, and nothing kind. */
function findCurt(read: ReadMessage): ReadSentence | null {
  const kind = (['courtesy', 'apology', 'thanks', 'greeting'] as const).some((category) => hasMark(read, category));
  return kind || read.wordCount > CURT_WORDS ? null : findMarked(read, 'curt');
}

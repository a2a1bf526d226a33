/**
 * What a model is asked to fill in. It is loose on purpose: providers differ in the JSON Schema they understand, so there
 * are plain types and closed lists only, and `build-analysis.ts` checks bounds, indices and quotes.
 */
import { z } from 'zod';
import { answeredStates, outcomes, sentiments } from '../analyser.ts';

const quoteSchema = z.object({
  message: z.number().describe('n of the message quoted'),
  quote: z.string().describe('3 to 25 words copied letter by letter from that message'),
});

/** Ratings are facts, not findings, and `manual` is a member's: a model raises neither. */
export const modelFlagKinds = ['knowledge_gap', 'failed_answer', 'wrong_answer', 'tone', 'handoff_requested'] as const;

const problemSchema = z.object({
  kind: z.enum(modelFlagKinds),
  message: z.number(),
  score: z.number(),
  reason: z.string(),
  quotes: z.array(quoteSchema),
});

export const answerSchema = z.object({
  language: z.string(),
  summary: z.array(z.object({ sentence: z.string(), quotes: z.array(quoteSchema) })),
  outcome: z.enum(outcomes),
  outcomeQuotes: z.array(quoteSchema),
  sentiment: z.enum(sentiments),
  questions: z.array(
    z.object({ message: z.number(), quote: z.string(), text: z.string(), answered: z.enum(answeredStates) }),
  ),
  problems: z.array(problemSchema),
});

/** For a workspace with rules of tone: each problem says which of them it breaks. */
export const answerWithRulesSchema = answerSchema.extend({
  problems: z.array(problemSchema.extend({ rule: z.number().nullable().describe('n of the rule of tone broken') })),
});

type Problem = z.infer<typeof problemSchema> & { rule?: number | null };
export type ModelAnswer = Omit<z.infer<typeof answerSchema>, 'problems'> & { problems: Problem[] };
export type ModelQuote = z.infer<typeof quoteSchema>;

export const mergedSchema = z.object({
  summary: z.array(z.object({ sentence: z.string(), notes: z.array(z.number()) })),
  outcome: z.enum(outcomes),
  sentiment: z.enum(sentiments),
});

export type MergedAnswer = z.infer<typeof mergedSchema>;

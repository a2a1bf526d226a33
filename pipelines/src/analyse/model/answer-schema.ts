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

const answerSchema = z.object({
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
const answerWithRulesSchema = answerSchema.extend({
  problems: z.array(problemSchema.extend({ rule: z.number().nullable().describe('n of the rule of tone broken') })),
});

const tagsShape = {
  tags: z
    .array(z.object({ tag: z.number().describe('n of the tag'), message: z.number(), quote: z.string() }))
    .describe('the tags that apply, each with words of the visitor that show it'),
};

export interface Extras {
  /** The workspace has rules of tone, or tags. */
  rules: boolean;
  tags: boolean;
}

/** What is to be filled in where a workspace asks for more; the same object shape for the same extras. */
export function schemaFor({ rules, tags }: Extras): z.ZodType<ModelAnswer> {
  const schema = rules ? answerWithRulesSchema : answerSchema;
  return tags ? schema.extend(tagsShape) : schema;
}

type Problem = z.infer<typeof problemSchema> & { rule?: number | null };
export type ModelAnswer = Omit<z.infer<typeof answerSchema>, 'problems'> & {
  problems: Problem[];
  tags?: { tag: number; message: number; quote: string }[];
};
export type ModelQuote = z.infer<typeof quoteSchema>;

export const mergedSchema = z.object({
  summary: z.array(z.object({ sentence: z.string(), notes: z.array(z.number()) })),
  outcome: z.enum(outcomes),
  sentiment: z.enum(sentiments),
});

export type MergedAnswer = z.infer<typeof mergedSchema>;

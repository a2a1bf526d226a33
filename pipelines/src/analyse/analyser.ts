/**
 * What an analysis says of one conversation, and the interface its two implementations (local, model) share.
 *
 * Offsets are UTF-16 code units into a message's `text`, end exclusive, as JavaScript's `slice` counts. `message` is an
 * index into the conversation's messages.
 */
import { flagKinds, messageRoles, outcomes, type MessageRole } from '@debrief/db/words';
import { z } from 'zod';
import type { Thresholds } from './thresholds.ts';

export { flagKinds, messageRoles, outcomes, type FlagKind, type MessageRole, type Outcome } from '@debrief/db/words';

export interface ConversationMessage {
  role: MessageRole;
  text: string;
  /** When it was said, in Unix milliseconds; absent when the sender gave no time. */
  atMs?: number;
  rating?: 'helpful' | 'unhelpful';
  ratingComment?: string;
  /** The sender's own word on whether this bot message answered. */
  answered?: boolean;
  /** The sender's own confidence in this bot message, 0 to 1. */
  confidence?: number;
  sources?: { title?: string; url?: string; score?: number }[];
}

export interface ConversationToAnalyse {
  messages: ConversationMessage[];
  /** BCP 47 tag by the visitor's browser, if it gave one; the text decides when it clearly says otherwise. */
  language?: string;
  handoffRequested?: boolean;
  ended?: boolean;
  /** Where the workspace moved them; `defaultThresholds` elsewhere. */
  thresholds?: Partial<Thresholds>;
}

export const sentiments = ['positive', 'neutral', 'negative', 'mixed'] as const;
export const answeredStates = ['yes', 'partial', 'no', 'unknown'] as const;

const span = {
  message: z.int().min(0),
  start: z.int().min(0),
  end: z.int().min(0),
};

export const analysisSchema = z.object({
  /** Two or three sentences in the conversation's own language; null when there is nothing to summarise. */
  summary: z.string().nullable(),
  /** The sentences of `summary`, in order; joined by spaces they are it. Absent: split it at sentence ends. */
  summarySentences: z.array(z.string()).optional(),
  /** For each sentence of the summary (by index), the spans it rests on. */
  evidence: z.array(z.object({ sentence: z.int().min(0), ...span })),
  outcome: z.enum(outcomes),
  sentiment: z.enum(sentiments),
  /** BCP 47, `und` when unsure. */
  language: z.string(),
  /** One per message. */
  turns: z.array(
    z.object({
      message: z.int().min(0),
      role: z.enum(messageRoles),
      gap: z.number().min(0).max(1),
      unhelpful: z.number().min(0).max(1),
    }),
  ),
  questions: z.array(z.object({ message: z.int().min(0), text: z.string(), answered: z.enum(answeredStates) })),
  flags: z.array(
    z.object({
      kind: z.enum(flagKinds),
      message: z.int().min(0),
      score: z.number().min(0).max(1),
      /** One sentence a reviewer understands without knowing the analyser. */
      reason: z.string(),
      /** Names the strongest reason (`rules.ts`). */
      rule: z.string().optional(),
      evidence: z.array(z.object(span)),
    }),
  ),
  /** Ids of the tags asked about that apply. Absent: none were asked about, or this analyser judges none. */
  tags: z.array(z.string()).optional(),
});

export type Analysis = z.infer<typeof analysisSchema>;

export interface AnalysisReceipt {
  /** `local@7`, or `model:<provider>:<model>@<prompt version>`. */
  analysedBy: string;
  /** Why the model did not answer, when `local` stood in for it; null otherwise. */
  fallbackReason: string | null;
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
}

/** A workspace's own rule of how its bot should speak. */
export interface ToneRule {
  id: string;
  name: string;
  /** The wish, in a member's own words. */
  sentence: string;
  /** What the bot may well say, and what breaks the rule. */
  good: readonly string[];
  bad: readonly string[];
}

/** A workspace's own tag. */
export interface TagToJudge {
  id: string;
  name: string;
  /** What belongs under it, in a member's own words. */
  description: string;
}

/** What a workspace asks of an analysis beside the conversation itself. */
export interface AnalyseOptions {
  signal?: AbortSignal;
  /** Findings from this score on are given as flags; absent: those that the thresholds show. */
  flagsFrom?: number;
  toneRules?: readonly ToneRule[];
  /** Tags that may apply; absent: nobody asks. */
  tags?: readonly TagToJudge[];
  /** On whose account a model is asked, and about which of its conversations. */
  account?: ModelAccount;
}

export interface ModelAccount {
  workspaceId: string;
  conversationId: string;
  /** The workspace's own limits a day, beside the desk's. Null: none. */
  budget: { usd: number | null; tokens: number | null };
  /** Names are taken out of what is sent. */
  redactNames: boolean;
  /** The visitor's name and e-mail address, as the sender gave them. */
  visitor: { name: string | null; email: string | null };
}

export interface Analyser {
  name: string;
  analyse(
    conversation: ConversationToAnalyse,
    options?: AnalyseOptions,
  ): Promise<Analysis & { receipt: AnalysisReceipt }>;
}

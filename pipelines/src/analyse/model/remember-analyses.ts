/** Analyses by the content of their conversation, so that the same is not paid for twice. */
import { createHash } from 'node:crypto';
import {
  analysisSchema,
  type AnalyseOptions,
  type Analysis,
  type ConversationToAnalyse,
  type ModelAccount,
} from '../analyser.ts';
import { resolveThresholds } from '../thresholds.ts';

/** Results by content hash; the value is opaque text. A store that throws is passed over. */
export interface AnalysisCache {
  get(key: string, account: ModelAccount | null): Promise<string | null>;
  set(key: string, value: string, account: ModelAccount | null): Promise<void>;
}

export interface ModelLog {
  warn(details: Record<string, unknown>, message: string): void;
}

export interface AnalysisMemory {
  recall(conversation: ConversationToAnalyse, options: AnalyseOptions): Promise<Analysis | null>;
  keep(conversation: ConversationToAnalyse, options: AnalyseOptions, analysis: Analysis): Promise<void>;
}

/** A memory of what the named analyser said. Without a cache it remembers nothing; it never throws. */
export function createAnalysisMemory(analyser: string, cache?: AnalysisCache, log?: ModelLog): AnalysisMemory {
  return {
    async recall(conversation, options) {
      try {
        const text = (await cache?.get(contentKey(analyser, conversation, options), options.account ?? null)) ?? null;
        const parsed = text === null ? null : analysisSchema.safeParse(JSON.parse(text));
        return parsed?.success ? parsed.data : null;
      } catch (error) {
        log?.warn({ err: error }, 'the cache of analyses could not be read');
        return null;
      }
    },
    async keep(conversation, options, analysis) {
      try {
        const key = contentKey(analyser, conversation, options);
        await cache?.set(key, JSON.stringify(analysis), options.account ?? null);
      } catch (error) {
        log?.warn({ err: error }, 'the cache of analyses could not be written');
      }
    },
  };
}

/** Equal for conversations that the analyser would be asked the same about; holds nothing of their text. */
function contentKey(
  analyser: string,
  conversation: ConversationToAnalyse,
  { flagsFrom, toneRules = [], tags = [], account }: AnalyseOptions,
): string {
  const { messages, language, handoffRequested, ended, thresholds } = conversation;
  // Times are left out: they say nothing to the model, and importing a chat again may shift them.
  const asked = messages.map(({ role, text, rating, ratingComment, answered, confidence, sources }) =>
    [role, text, rating, ratingComment, answered, confidence, sources].map((value) => value ?? null),
  );
  const content: unknown[] = [analyser, language ?? null, handoffRequested ?? false, ended ?? false, asked];
  if (toneRules.length > 0 || flagsFrom !== undefined || account?.redactNames) {
    const rules = toneRules.map(({ id, name, sentence, good, bad }) => [id, name, sentence, good, bad]);
    content.push(rules, flagsFrom ?? null, account?.redactNames ? account.visitor : null);
  }
  if (thresholds) content.push(resolveThresholds(thresholds));
  if (tags.length > 0) content.push(tags.map(({ id, name, description }) => [id, name, description]));
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

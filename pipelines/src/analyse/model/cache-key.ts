import { createHash } from 'node:crypto';
import type { ConversationToAnalyse } from '../analyser.ts';

/** Equal for conversations that the named analyser would be asked the same about; holds nothing of their text. */
export function cacheKey(
  analyser: string,
  { messages, language, handoffRequested, ended }: ConversationToAnalyse,
): string {
  const asked = [
    analyser,
    language ?? null,
    handoffRequested ?? false,
    ended ?? false,
    // Times are left out: they say nothing to the model, and importing a chat again may shift them.
    messages.map(({ role, text, rating, ratingComment, answered, confidence, sources }) => [
      role,
      text,
      rating ?? null,
      ratingComment ?? null,
      answered ?? null,
      confidence ?? null,
      sources ?? null,
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}

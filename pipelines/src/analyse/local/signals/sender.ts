/** What the sender itself says of an answer, which outweighs what its words look like. */
import type { ConversationMessage } from '../../analyser.ts';

const UNANSWERED = 0.95;
const LOW_CONFIDENCE = 0.35;

/** Moves a gap score by the sender's `answered`, `confidence` and the scores of its `sources`. */
export function adjustBySender(gap: number, message: ConversationMessage): number {
  if (message.answered === false) return Math.max(gap, UNANSWERED);
  let odds = Math.log(Math.max(gap, 1e-6) / Math.max(1 - gap, 1e-6));
  if (message.answered === true) odds -= 1.5;
  if (message.confidence !== undefined)
    odds += 2 * (LOW_CONFIDENCE - message.confidence) + (message.confidence < 0.2 ? 1 : 0);
  // An empty list says that the bot looked and found nothing; no list says nothing.
  if (message.sources?.length === 0) odds += 0.7;
  const best = Math.max(...(message.sources ?? []).map((source) => source.score ?? Number.NaN));
  if (best >= 0 && best <= 1) odds += best < 0.3 ? 1 : best > 0.7 ? -0.5 : 0;
  return 1 / (1 + Math.exp(-odds));
}

import { renderedLength } from './render-conversation.ts';

/**
 * Cuts messages into runs whose prompts stay within `maxChars`, as even as they can be. Each run begins with the last
 * message of the one before, so that an answer is read with its question. A single long message is a run of its own.
 */
export function splitConversation(texts: readonly string[], maxChars: number): [from: number, to: number][] {
  const lengths = texts.map(renderedLength);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const target = total / Math.max(1, Math.ceil(total / maxChars));
  const runs: [number, number][] = [];
  let [from, size] = [0, 0];
  for (const [at, length] of lengths.entries()) {
    if (at > from && (size + length > maxChars || (size >= target && total > maxChars))) {
      runs.push([from, at]);
      [from, size] = [lengths[at - 1]! + length <= maxChars ? at - 1 : at, 0];
      if (from < at) size = lengths[from]!;
    }
    size += length;
  }
  if (texts.length > 0) runs.push([from, texts.length]);
  return runs;
}

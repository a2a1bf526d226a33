/** A topic's name in its visitors' own words: the phrase that most of them use and others do not. */
import { contentWords } from './question-terms.ts';

const MAX_CONTENT_WORDS = 4;
const MAX_SPAN_LETTERS = 48;
const MAX_GAP_LETTERS = 14;
const READ_PER_TOPIC = 400;

interface Phrase {
  /** How many questions of the topic use it. */
  count: number;
  words: number;
  /** As written, and how often so. */
  surfaces: Map<string, number>;
}

/** One label for each topic, at most about 48 letters; the question itself where a topic has no common phrase. */
export function labelTopics(texts: readonly string[], topic: Int32Array, topics: number): string[] {
  const phrases = Array.from({ length: topics }, () => new Map<string, Phrase>());
  const read = new Int32Array(topics);
  const first = new Array<string>(topics).fill('');
  const spread = new Map<string, number>();
  texts.forEach((text, question) => {
    const own = topic[question] ?? 0;
    first[own] ||= text;
    if ((read[own] ?? 0) >= READ_PER_TOPIC) return;
    read[own]! += 1;
    for (const [key, surface, words] of listPhrases(text)) {
      const phrase = phrases[own]?.get(key);
      if (phrase) {
        phrase.count += 1;
        phrase.surfaces.set(surface, (phrase.surfaces.get(surface) ?? 0) + 1);
      } else {
        phrases[own]?.set(key, { count: 1, words, surfaces: new Map([[surface, 1]]) });
      }
      spread.set(key, (spread.get(key) ?? 0) + 1);
    }
  });
  return phrases.map((own, index) => bestLabel(own, read[index] ?? 0, spread) ?? shorten(first[index] ?? ''));
}

/** Each run of content words, with the small words between, once a question. */
function* listPhrases(text: string): Generator<[key: string, surface: string, words: number]> {
  const words = contentWords(text);
  const seen = new Set<string>();
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from; to < Math.min(words.length, from + MAX_CONTENT_WORDS); to += 1) {
      const first = words[from];
      const last = words[to];
      if (!first || !last || last.end - first.start > MAX_SPAN_LETTERS) break;
      if (to > from && last.start - (words[to - 1]?.end ?? 0) > MAX_GAP_LETTERS) break;
      const surface = text.slice(first.leadStart, last.end).replace(/\s+/g, ' ').toLowerCase();
      if (/[.!?;:,()]/.test(surface)) break;
      const key = words
        .slice(from, to + 1)
        .map(({ stem }) => stem)
        .join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      yield [key, surface, to - from + 1];
    }
  }
}

function bestLabel(phrases: Map<string, Phrase>, size: number, spread: Map<string, number>): string | null {
  let best: { score: number; key: string; phrase: Phrase } | null = null;
  for (const [key, phrase] of phrases) {
    if (phrase.count < 2 && size > 1) continue;
    const own = phrase.count / (spread.get(key) ?? phrase.count);
    // Two or three words name a matter; one alone seldom does, four are nearly a sentence.
    const length = [0, 0.4, 1, 1.15, 1.1][phrase.words] ?? 1;
    const score = phrase.count ** 0.8 * own * length;
    if (!best || score > best.score || (score === best.score && key < best.key)) best = { score, key, phrase };
  }
  if (!best) return null;
  const [surface] = [...best.phrase.surfaces].sort(
    (a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1),
  );
  return surface ? capitalise(surface[0]) : null;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return capitalise(line.length > 60 ? `${line.slice(0, 59).trimEnd()}…` : line);
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

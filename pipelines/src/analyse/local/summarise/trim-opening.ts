/** Where a sentence begins to say something: after the greeting, the name, the thanks. */
import type { ConversationMessage } from '../../analyser.ts';
import type { Category } from '../lexicon/categories.ts';
import type { ReadSentence } from '../read-conversation.ts';
import { SALUTED } from './quotable.ts';

/** "Yes" opens a visitor's message idly, but an answer's with its very point. */
const visitorOpenings: readonly Category[] = ['greeting', 'thanks', 'apology', 'agreement', 'confirmation'];
const replyOpenings: readonly Category[] = ['greeting', 'thanks', 'apology'];
const PAUSE = /^[^\p{L}\p{N}]*[,.!?:;–—-]/u;
/** So many letters may stand between a greeting and its pause: "Hi there Anna," */
const NAME_LETTERS = 24;
const NAME_AND_PAUSE = /^[\s\p{L}\p{N}'’@_.-]{0,24}?[,.!?:;]+(?=\s)/u;
/** Whom a message is addressed to: "@shop hi, …". */
const HANDLES = /^(?:[.\s]*@[\p{L}\p{N}_]+[\s,:]*)+/u;
/** No more of a sentence is searched for them. */
const HANDLE_LETTERS = 120;
/** "Holaaa", "heyyy": a greeting all the same. */
const STRETCHED =
  /^(?:h+e+y+|h+i+|h+e+l+o+|h+a+l+o+|h+o+i+|h+o+l+a+|b+o+n+j+o+u+r+|s+a+l+u+t+|o+l+[aá]+|o+i+|c+i+a+o+)$/iu;
/** "Stupid question: …" is about the asker. */
const ASIDE = /^[^:.!?]{1,40}:\s+/u;
/** "Sorry, but I have no list" */
const TURN = /^\s*(?:but|aber|mais|pero|mas|maar|ma)\s/iu;
/** What must be left for a sentence to be worth cutting. */
const LEFT_WORDS = 2;

/** Offset into the message at which to start quoting the sentence. */
export function contentStart(sentence: ReadSentence, { text, role }: ConversationMessage): number {
  const openings = role === 'visitor' ? visitorOpenings : replyOpenings;
  const opening = text.slice(sentence.start, Math.min(sentence.end, sentence.start + HANDLE_LETTERS));
  let start = sentence.start + (opening.includes('@') ? (HANDLES.exec(opening)?.[0].length ?? 0) : 0);
  const aside = role === 'visitor' && sentence.marks.rage ? ASIDE.exec(text.slice(start, sentence.end)) : null;
  if (aside) start += aside[0].length;
  if (role === 'visitor') start += SALUTED.exec(text.slice(start, sentence.end))?.[0].length ?? 0;
  for (let round = 0; round < 2; round += 1) {
    const words = sentence.words.filter((word) => word.start >= start);
    const first = words[0];
    if (!first) return sentence.start;
    if (
      role === 'visitor' &&
      !sentence.marks.greeting &&
      STRETCHED.test(text.slice(first.start, first.end)) &&
      words.length > LEFT_WORDS
    ) {
      start = first.end + (PAUSE.exec(text.slice(first.end, sentence.end))?.[0].length ?? 0);
      continue;
    }
    for (const category of openings) {
      const mark = sentence.marks[category];
      const last = mark && sentence.words[mark.to - 1];
      if (!mark || !last || sentence.words[mark.from]?.start !== first.start) continue;
      const rest = text.slice(last.end, sentence.end);
      const pause =
        PAUSE.exec(rest) ?? (category === 'greeting' ? NAME_AND_PAUSE.exec(rest.slice(0, NAME_LETTERS + 2)) : null);
      const next = pause ? last.end + pause[0].length : category === 'greeting' ? last.end : start;
      if (sentence.words.filter((word) => word.start >= next).length >= LEFT_WORDS) start = next;
      if (role !== 'visitor' && category === 'apology')
        start += TURN.exec(text.slice(start, sentence.end))?.[0].length ?? 0;
    }
  }
  return start;
}

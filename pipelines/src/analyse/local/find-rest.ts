/** Messages cut in two by a sender's limit of letters: the second goes on in the middle of a sentence. */
import type { ConversationMessage } from '../analyser.ts';

const ENDS = /[.!?…。！？؟)"'”’\]]\s*$|https?:\/\/\S+\s*$/u;
/** After a name and an arrow, in lower case or with dots. */
const GOES_ON = /^(?:@\S+|[\s>]|&gt;|\(?\d\/\d\)?)*(?:[.…]{1,3}\s*\p{L}|\p{Ll})/u;
const DOTS_BEGIN = /^(?:@\S+|\s)*(?:\.\.|…)/u;
const DOTS_END = /(?:\.\.|…)\s*$/u;
/** A signature, "1/2" or an arrow at the end stands after a cut as after an end. */
const AFTER_END = /(?:\s*(?:(?:\s\d)?\s*\^\p{L}{1,4}|\*\p{L}{1,4}|\(?\d?\/\d\)?|(?:&gt;|>){2,}))+\s*$/u;
/** "(1/2)" or "1 ^AB": there is another part, however it begins. */
const PART = /(?:\s1\/\d|\(1\/\d\)|\s1\s+\^\p{L}{1,4})\s*(?:\^\p{L}{1,4})?\s*$/u;
const READ_LETTERS = 200;
/** No sender cuts shorter messages. */
const CUT_LETTERS = 100;

/** What was said before the cut, without the marks of it. */
export function withoutMark(text: string): string {
  return text.replace(AFTER_END, '');
}

/** The later message goes on from the earlier one, by the same side. */
export function goesOn(earlier: ConversationMessage, later: ConversationMessage): boolean {
  if (earlier.role !== later.role) return false;
  const tail = earlier.text.slice(-READ_LETTERS);
  const said = withoutMark(tail);
  if (DOTS_END.test(said)) return DOTS_BEGIN.test(later.text.slice(0, READ_LETTERS));
  if (ENDS.test(said)) return false;
  // "hey", "where is my order": who types so was cut off by nothing.
  const isCut = earlier.text.length >= CUT_LETTERS || said !== tail;
  return PART.test(tail) || (isCut && GOES_ON.test(later.text.slice(0, READ_LETTERS)));
}

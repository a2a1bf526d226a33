/** A sentence made fit to be quoted to a team: no private data, no handles, links or signatures, one line, not too long. */

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** With the brackets around it. */
const LINK = /[(<]{0,2}(?:https?:\/\/|www\.)[^\s>)]+[)>]{0,2}/gu;
/** "@name"; "@shop-currency" is a word of code. */
const HANDLE = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_]+(?![\p{L}\p{N}_]*-\p{L})/gu;
/** What is left out within a sentence leaves a mark, or its words would run together. */
const LEFT_OUT = '…';
/** "it will be ready at t… https://…": the sender cut the message, and the link leads to the rest of it. */
const CUT_BEFORE_LINK = /(?<=\p{L})\s?(?:\.{3}|…)\s*https?:\/\/\S+\s*$/u;
/** Stands for the dots until all others are gone. */
const CUT = '⋯';
const MARK_AT_EDGE = /^[\s….,:;]*…\s*|…(?=\s*…)/gu;
/** A name called is missed by nobody: "Hello …, please". */
const CALLED = /\s*…\s*(?=[,!?.:;])/gu;
const LEANS_ON =
  /(?<!\p{L})(?:from|with|to|of|by|at|via|than|von|mit|bei|zu|an|avec|de|à|chez|con|com|van|met|naar|da|di)\s*…$/iu;
const IBAN = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{2,4}){3,8}\b/gu;
/** Nine digits and more, however grouped: a phone or card number. Shorter ones are orders, prices and dates. */
const LONG_NUMBER = /(?<![\p{L}\p{N}])\+?\(?\d(?:[\s().\-–/]{0,2}\d){8,}(?![\p{L}\p{N}])/gu;
const DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/u;
/** With the signs that nobody sees: they would stand between a word and its stop. */
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u200b-\u200f\u2060\ufe0f\ufeff]/gu;
const SMILEY = /(?<=^|\s)[:;]-?[()DP](?=\s|$)/gu;
const END_HASHTAGS = /(?:\s*#[\p{L}\p{N}_]+)+\s*$/u;
/** "^AB", "*Jo", "-Kim": who signed, not what was said. "1/2": which part of it. */
const SIGNATURE = /\s*(?:[\^*~]\s?\p{L}[\p{L}\s]{0,14}|\s[-–]\s?\p{Lu}\p{L}{1,12}|\s\/\p{Lu}{1,3})\.?\s*$/u;
/** "*Jo": a mark of emphasis would be closed. */
const STARRED = /\s\*\p{Lu}\p{L}{1,19}\s*$/u;
const PART_OF = /(?:^|\s)\(?\d\/\d\)?(?=\s|$)/gu;
/** What a Markdown link or image shows; the address is dropped. */
const MARKDOWN_LINK = /!?\[([^\]]*)\]\([^)]*\)?/gu;
/** Headings, bullets and numbers of list items, and marks of emphasis and code; a lone asterisk between digits stays. */
const MARKDOWN =
  /^\s*(?:(?:#+|[-*]|\d{1,2}[.)])\s+|•\s*)|[*`]{2,}|_{2,}|(?<![\p{L}\p{N}])[*_`](?=\S)|(?<=\S)[*_`](?![\p{L}\p{N}])/gu;
/** "1. Charge it 2.": a list in one line was cut before its next item. */
const LIST_CUT = /(\s1[.)]\s.*\S)\s\d{1,2}[.)]$/u;
/** "The following steps 1.": the list itself was cut off. */
const LIST_BEGUN = /(\b(?:following|steps?|these|lists?|includes?|including|ways|options)\b[^.]*?)\s*:?\s+1[.)]$/iu;
const TABLE_RULE = /\|(?:\s*:?-+:?\s*\|)+/gu;
const TABLE_BAR = /^\s*\|\s*|\s*\|\s*$/gu;
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': "'",
  '&#39;': "'",
  '&nbsp;': ' ',
};
const HIDDEN = '[…]';
/** A whole sentence in quotation marks needs none of its own. */
const ALL_QUOTED = /^["“„«]\s*([^"“”„«»]+?)\s*["”“»]([.!?]*)$/u;
/** "#delayed" within a sentence is a word of it. */
const HASH = /(?<![\p{L}\p{N}&/])#(?=\p{L})/gu;
const MAX_LETTERS = 240;
/** No pattern above sees more: what is quoted is shorter, and hostile text may be long. */
const MAX_READ = 800;
const CLAUSE_END = /[,;:–—)](?=\s)/gu;
const STOP = /[.!?…。！？؟]['’)\]]*$/u;

/** Letters, spaces and stops: most sentences of a chat, in which no pattern above finds anything. */
const PLAIN = /^(?!.*www\.)[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ ,.'’?!]*$/u;

/** `hide` lists words (as they stand in `text`) to be left out, such as insults. */
export function cleanQuote(text: string, hide: readonly string[] = []): string {
  if (hide.length === 0 && text.length <= MAX_LETTERS && PLAIN.test(text)) {
    return text.replace(/ {2,}/gu, ' ').replace(/[ ,]+$/u, '');
  }
  let cleaned = text.slice(0, MAX_READ).replace(/&(?:amp|lt|gt|quot|#39|nbsp);/gu, (entity) => ENTITIES[entity] ?? ' ');
  for (const word of hide) cleaned = cleaned.replaceAll(word, HIDDEN);
  cleaned = cleaned
    .replace(MARKDOWN_LINK, '$1')
    .replace(TABLE_RULE, ' ')
    .replace(TABLE_BAR, '')
    .replace(/\s*\|\s*/gu, ', ');
  cleaned = hideAddresses(cleaned.replace(CUT_BEFORE_LINK, CUT))
    .replace(IBAN, HIDDEN)
    .replace(LONG_NUMBER, (number) => (DATE.test(number) ? number : HIDDEN))
    .replace(EMOJI, '')
    .replace(SMILEY, ' ')
    .replace(STARRED, '')
    .replace(MARKDOWN, '')
    .replace(PART_OF, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(SIGNATURE, '')
    .replace(/(?:\s*…)+(?=[.!?]*$)/u, (marks, at: number, all: string) =>
      LEANS_ON.test(all.slice(0, at) + LEFT_OUT) ? ` ${LEFT_OUT}` : '',
    )
    .replace(SIGNATURE, '')
    .replace(MARK_AT_EDGE, '')
    .replace(CALLED, (mark, at: number, all: string) => (LEANS_ON.test(all.slice(0, at) + LEFT_OUT) ? mark : ''))
    .replace(END_HASHTAGS, '')
    .replace(HASH, '')
    .replace(/^[\s,;:.!?&>\-–—)]+/u, '')
    .replace(/[\s,;:(\-–—]+$/u, '')
    .replace(/\/+(?=[.!?]*$)/u, '')
    .replace(ALL_QUOTED, '$1$2')
    .replace(/["“”„«»]/gu, "'")
    .replace(/^'([^']*)'$/u, '$1')
    .replace(/\s+/gu, ' ')
    .replace(LIST_CUT, '$1')
    .replace(LIST_BEGUN, '$1')
    .replace(CUT, LEFT_OUT)
    .trim();
  return shorten(cleaned);
}

/** E-mail addresses, links and handles; most sentences have no "@", and to look for an address takes long. */
function hideAddresses(text: string): string {
  if (!text.includes('@')) return text.replace(LINK, ` ${LEFT_OUT} `);
  return text.replace(EMAIL, HIDDEN).replace(LINK, ` ${LEFT_OUT} `).replace(HANDLE, ` ${LEFT_OUT} `);
}

/** Cut after a clause if there is one, else after a word. */
function shorten(text: string): string {
  if (text.length <= MAX_LETTERS) return text;
  const cut = text.slice(0, MAX_LETTERS);
  const clause = [...cut.matchAll(CLAUSE_END)].at(-1)?.index ?? 0;
  const word = cut.lastIndexOf(' ');
  const end = clause > MAX_LETTERS / 2 ? clause : word > MAX_LETTERS / 2 ? word : MAX_LETTERS;
  return `${cut.slice(0, end).replace(/[\s,;:.\-–—]+$/u, '')}…`;
}

/**
 * A cleaned quote as a sentence of its own: a capital first, one final stop last. `stop` closes it when its writer did
 * not.
 */
export function asSentence(quote: string, stop: string): string {
  const [first = '', second = ''] = quote;
  // "iPhone" and "eBay" are written as they are.
  const capital = /\p{Lu}/u.test(second) ? quote : first.toUpperCase() + quote.slice(first.length);
  const single = capital
    .replace(/([.!?])[.!?]+$/u, (stops) => (stops.includes('?') ? '?' : (stops[0] ?? '')))
    .replace(/\s+\.$/u, '.');
  return STOP.test(single) ? single : `${single}${stop}`;
}

/** Which of a model's own words may be shown: plain sentences, whatever a visitor talked it into. */

const MAX_LENGTH = 400;

const link =
  /(?:https?:|ftp:|mailto:|javascript:|data:)\S|\bwww\.|(?<![\p{L}\p{N}.])[\p{L}\p{N}-]+\.(?:com|net|org|io|ai|app|dev|co|info|biz|xyz|ru|cn|de|fr|es|nl|pt|br|uk|eu|shop|site|online|link|click|top)\b/iu;
const markup = /<\/?[a-z!][^>]*>|\[[^\]]*\]\(|!\[|```|`[^`]*`|^\s{0,3}(?:#{1,6}\s|[-*>|]\s)|\*\*|\{\{|\$\{|<%/imu;
const unseen = /[\p{Cc}\p{Co}\p{Cn}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/**
 * The sentence on one line, or null when it is empty, longer than 400 characters, or holds a link, markup or invisible
 * characters: a summary of a chat needs none of them.
 */
export function cleanSentence(raw: string, maxLength = MAX_LENGTH): string | null {
  const text = raw.replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > maxLength || !/\p{L}/u.test(text)) return null;
  return unseen.test(text) || link.test(text) || markup.test(raw) ? null : text;
}

/**
 * Whether a sentence may stand for what the messages say: its numbers of two digits and more occur in them, and it is
 * not simply one of the visitor's sentences. A summary reports; a sentence that was dictated is word for word the visitor's.
 */
export function isFair(sentence: string, messages: readonly { role: string; text: string }[]): boolean {
  const known = new Set(messages.flatMap(({ text }) => numbersOf(text)));
  if (numbersOf(sentence).some((number) => number.length > 1 && !known.has(number))) return false;
  const said = words(sentence);
  return said.length < 12 || !messages.some(({ role, text }) => role === 'visitor' && words(text).includes(said));
}

/** Digits in a row, without separators of thousands or decimals: "1,299.00" and "1 299" share 1 and 299 as "1299". */
function numbersOf(text: string): string[] {
  const folded = text.normalize('NFKC');
  return Array.from(folded.matchAll(/\d+(?:[.,'’ \u00a0\u202f]\d{3})*(?:[.,]\d{1,2}(?!\d))?/gu), ([number]) =>
    number.replace(/[.,]\d{1,2}$/, '').replace(/\D/g, ''),
  );
}

function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Lights up the words a summary sentence or a flag rests on, in the conversation as it is drawn. The span is known in
 * the message's own text; what is drawn may be Markdown, so the words are found again by their letters and digits
 * alone. Uses the CSS Custom Highlight API: the page's markup is never touched.
 */

const NAME = 'evidence';
const isWordCharacter = /[\p{L}\p{N}]/u;

export interface DrawnSpan {
  element: Element;
  /** The words themselves, as they stand in the message's text. */
  quote: string;
}

/** Marks the spans and nothing else; with none, clears the marks. */
export function highlightEvidence(spans: DrawnSpan[]): void {
  if (!('highlights' in CSS)) return;
  const ranges = spans.flatMap(({ element, quote }) => findRange(element, quote) ?? []);
  if (ranges.length === 0) CSS.highlights.delete(NAME);
  else CSS.highlights.set(NAME, new Highlight(...ranges));
}

function findRange(element: Element, quote: string): Range | null {
  const letters: string[] = [];
  const places: { node: Text; offset: number }[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    for (const [offset, character] of charactersOf(node.data)) {
      letters.push(character);
      places.push({ node, offset });
    }
  }
  const wanted = [...charactersOf(quote)].map(([, character]) => character).join('');
  const found = wanted === '' ? -1 : letters.join('').indexOf(wanted);
  if (found === -1) return null;
  const first = places[found];
  const last = places[found + wanted.length - 1];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}

/** Each UTF-16 unit that belongs to a letter or a digit, in lower case, with its place. */
function* charactersOf(text: string): Generator<[number, string]> {
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text.charAt(offset);
    const isSurrogate = /[\ud800-\udfff]/.test(character);
    if (isSurrogate || isWordCharacter.test(character)) yield [offset, character.toLowerCase().charAt(0)];
  }
}

/**
 * Lights up the words that were searched for in the conversation as it is drawn, with the CSS Custom Highlight API: the
 * page's markup is never touched. The same code finds them that indexed them, so both mean the same.
 */
import type { SearchTerm } from '@debrief/db';
import { findMatches } from '@debrief/pipelines/search';

const NAME = 'search';

/** Marks every match inside the elements and returns their ranges in order; without terms, clears the marks. */
export function highlightMatches(elements: Iterable<Element>, terms: readonly SearchTerm[]): Range[] {
  if (!('highlights' in CSS)) return [];
  const ranges = terms.length === 0 ? [] : [...elements].flatMap((element) => findRanges(element, terms));
  if (ranges.length === 0) CSS.highlights.delete(NAME);
  else CSS.highlights.set(NAME, new Highlight(...ranges));
  return ranges;
}

function findRanges(element: Element, terms: readonly SearchTerm[]): Range[] {
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  const place = (at: number) => nodes.findLast(({ start }) => start <= at);
  return findMatches(text, terms).flatMap(({ start, end }) => {
    const first = place(start);
    const last = place(end - 1);
    if (!first || !last) return [];
    const range = document.createRange();
    range.setStart(first.node, start - first.start);
    range.setEnd(last.node, end - last.start);
    return [range];
  });
}

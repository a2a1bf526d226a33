/**
 * Lights up the words that were searched for in the conversation as it is drawn, with the CSS Custom Highlight API: the
 * page's markup is never touched. The same code finds them that indexed them, so both mean the same.
 */
import type { SearchTerm } from '@debrief/db';
import { findMatches } from '@debrief/pipelines/search';

/** Marks every match inside the elements, those inside `current` more strongly; without terms, clears the marks. */
export function highlightMatches(
  elements: Iterable<Element>,
  terms: readonly SearchTerm[],
  current: readonly Element[],
): void {
  if (!('highlights' in CSS)) return;
  const all = terms.length === 0 ? [] : [...elements];
  const rangesOf = (some: Element[]) => some.flatMap((element) => findRanges(element, terms));
  mark('search', rangesOf(all), 0);
  mark('search-current', rangesOf(all.filter((element) => current.includes(element))), 1);
}

function mark(name: string, ranges: Range[], priority: number): void {
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, highlight);
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

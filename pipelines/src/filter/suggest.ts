/** The known word nearest to a typed one; null when none is near. */
export function suggest(typed: string, known: readonly string[]): string | null {
  const wanted = typed.toLowerCase();
  const ranked = known
    .map((word) => ({ word, distance: distanceTo(word.toLowerCase(), wanted) }))
    .toSorted((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= Math.max(1, Math.floor(wanted.length / 3)) ? best.word : null;
}

/** Letters to add, drop, change, or swap with a neighbour; a beginning is near to its whole. */
function distanceTo(word: string, typed: string): number {
  if (typed.length >= 2 && word.startsWith(typed)) return 1;
  let before: number[] = [];
  let row = Array.from({ length: typed.length + 1 }, (_, index) => index);
  for (let i = 1; i <= word.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= typed.length; j += 1) {
      const same = word[i - 1] === typed[j - 1];
      let cost = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = word[i - 1] === typed[j - 2] && word[i - 2] === typed[j - 1];
      if (i > 1 && j > 1 && swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[typed.length] ?? typed.length;
}

/** A sentence that offers the nearest known word; '' when none is near. */
export function didYouMean(typed: string, known: readonly string[]): string {
  const near = suggest(typed, known);
  return near === null ? '' : ` Did you mean “${near}”?`;
}

import type { Outcome } from '@debrief/db';

const words: Record<Outcome, string> = {
  resolved_confirmed: 'Resolved: the visitor said so',
  resolved_assumed: 'Resolved, as it seems',
  unresolved: 'Not resolved',
  abandoned: 'Abandoned',
  handed_off: 'Handed to a human',
  no_question: 'No question asked',
};

/** The words for an outcome, as every screen says them; PRODUCT.md defines each. */
export function outcomeWord(outcome: Outcome): string {
  return words[outcome];
}

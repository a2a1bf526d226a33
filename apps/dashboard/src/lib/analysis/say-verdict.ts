/** What is said after a member's word on a flag: what was noted, and what it did to the flag's rule. */

export interface JudgedRule {
  /** The rule in words. */
  word: string;
  right: number;
  wrong: number;
  /** Of 1. */
  weight: number;
  /** Verdicts still missing before they weigh. */
  missing: number;
}

const noted: Record<string, string> = {
  right: 'Noted: a right flag.',
  wrong: 'Noted: a wrong flag.',
  open: 'The word is taken back.',
};

/** `rule` is null where a flag has none, or rests on a fact: such a flag simply no longer counts. */
export function sayVerdict(verdict: string, rule: JudgedRule | null): string {
  const said = noted[verdict] ?? '';
  if (!rule) return verdict === 'wrong' ? `${said} It no longer counts.` : said;
  if (verdict !== 'wrong' && rule.weight === 1) return said;
  return `${said} ${ruleNow(rule)}`;
}

function ruleNow({ word, right, wrong, weight, missing }: JudgedRule): string {
  const judged = right + wrong;
  if (missing > 0) {
    return `Its rule, “${word}”, still counts in full: verdicts weigh from ${String(judged + missing)} on, this is number ${String(judged)}.`;
  }
  const counts = weight < 1 ? `now counts ${String(Math.round(weight * 100))} %` : 'still counts in full';
  return `Its rule, “${word}”, ${counts}: ${String(wrong)} of ${String(judged)} were marked wrong.`;
}

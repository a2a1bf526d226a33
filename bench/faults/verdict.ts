/** What the oracle says about one promise. */
export interface Verdict {
  check: string;
  examined: number;
  lost: number;
  doubled: number;
  wrong: number;
  /** The first few, for whoever has to find out why. */
  examples: string[];
}

const EXAMPLES = 5;

export function createVerdict(check: string) {
  const verdict: Verdict = { check, examined: 0, lost: 0, doubled: 0, wrong: 0, examples: [] };
  return {
    verdict,
    examine: (count = 1) => (verdict.examined += count),
    blame: (how: 'lost' | 'doubled' | 'wrong', example: string) => {
      verdict[how] += 1;
      if (verdict.examples.length < EXAMPLES) verdict.examples.push(`${how}: ${example}`);
    },
  };
}

/** The verdicts on several workspaces as one list: those on the same promise are added up. */
export function addUp(verdicts: Verdict[]): Verdict[] {
  return [...Map.groupBy(verdicts, ({ check }) => check)].map(([check, each]) => ({
    check,
    examined: each.reduce((sum, verdict) => sum + verdict.examined, 0),
    lost: each.reduce((sum, verdict) => sum + verdict.lost, 0),
    doubled: each.reduce((sum, verdict) => sum + verdict.doubled, 0),
    wrong: each.reduce((sum, verdict) => sum + verdict.wrong, 0),
    examples: each.flatMap((verdict) => verdict.examples).slice(0, EXAMPLES),
  }));
}

export function isBlameless(verdict: Verdict): boolean {
  return verdict.lost === 0 && verdict.doubled === 0 && verdict.wrong === 0;
}

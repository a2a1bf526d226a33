export interface FilterProblem {
  /** A sentence for people. */
  message: string;
  /** Where in the text, in UTF-16 code units. */
  at: number;
  /** At least 1, even at the text's end. */
  length: number;
}

/** Thrown within the parser and caught at its edge. */
export class FilterError extends Error {
  readonly problem: FilterProblem;

  constructor(message: string, at: number, length: number) {
    super(message);
    this.problem = { message, at, length: Math.max(1, length) };
  }
}

/** What goes to a thread: whole lines, and the number of the first in the input, counted from 1. */
export interface LinesToAnalyse {
  lines: string[];
  from: number;
}

/** What comes back: a line for each conversation up to the first that is none, and what is wrong with that one. */
export interface AnalysedLines {
  text: string;
  fault: string | null;
}

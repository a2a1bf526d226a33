/** What the gap score is worth on Debrief's own gap set, by language and by kind of answer. */
import { analyseLocally, defaultThresholds } from '@debrief/pipelines/analyse';
import { readOwnRows, toOwnMessages, type OwnRow } from './read-own.ts';

export interface JudgedRow extends OwnRow {
  score: number;
  flagged: boolean;
}

export interface OwnGapScore {
  part: string;
  rows: number;
  /** F1 in percent; null where no row is a gap. */
  f1: number | null;
  right: number;
}

export function judgeOwnGaps(): JudgedRow[] {
  return readOwnRows().map((row) => {
    const { turns } = analyseLocally({ messages: toOwnMessages(row) });
    const score = Math.max(...turns.map(({ gap }) => gap));
    return { ...row, score, flagged: score >= defaultThresholds.knowledge_gap };
  });
}

export function scoreOwnGaps(judged: readonly JudgedRow[] = judgeOwnGaps()): OwnGapScore[] {
  const kindOf = ({ kind, gap }: JudgedRow) => kind ?? (gap ? 'denial' : 'answer');
  const parts = [...new Set(judged.map(({ lang }) => lang)), ...new Set(judged.map(kindOf)), 'all'];
  return parts.map((part) => {
    const own = judged.filter((row) => part === 'all' || row.lang === part || kindOf(row) === part);
    const hits = own.filter(({ gap, flagged }) => gap && flagged).length;
    const gaps = own.filter(({ gap }) => gap).length;
    const f1 = gaps === 0 ? null : (200 * hits) / (gaps + own.filter(({ flagged }) => flagged).length);
    return { part, rows: own.length, f1, right: own.filter(({ gap, flagged }) => gap === flagged).length };
  });
}

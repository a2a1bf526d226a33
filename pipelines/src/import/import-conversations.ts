import type { BatchItem } from '../ingest/batch.ts';
import { parseNeutralLine, type NeutralProblem } from './parse-neutral.ts';

export interface ImportDeps {
  /** The file's lines, from the beginning; called twice, to check all of it before anything is written. */
  openLines: () => AsyncIterable<string>;
  /** Stores items and says per item what became of it; throws when nothing could be stored. */
  send: (items: BatchItem[]) => Promise<{ status: 'created' | 'duplicate' | 'rejected'; error?: { detail: string } }[]>;
  onProgress?: (done: ImportResult) => void;
}

export interface ImportOptions {
  /** Key of the agent all of them belong to; absent: the line's own, else `default`. */
  agent?: string;
}

export interface ImportResult {
  conversations: number;
  /** Messages and ends that were new. */
  created: number;
  /** Those that were here already: importing a file twice changes nothing. */
  duplicates: number;
  /** Private notes, left out. */
  notes: number;
  /** The first twenty refusals in words. */
  refused: string[];
  refusedCount: number;
}

/** The file holds lines that are not understood; nothing of it was written. */
export class ImportRefusedError extends Error {
  readonly code = 'import_refused';
  readonly problems: NeutralProblem[];

  constructor(problems: NeutralProblem[]) {
    const shown = problems.map(
      ({ line, pointer, detail }) => `line ${String(line)}${pointer ? ` ${pointer}` : ''}: ${detail}`,
    );
    super(`nothing was imported:\n${shown.join('\n')}`);
    this.problems = problems;
  }
}

const BATCH = 500;
const MAX_PROBLEMS = 20;

/** Imports a file of conversations in constant memory. Throws ImportRefusedError before the first write. */
export async function importConversations(deps: ImportDeps, { agent }: ImportOptions = {}): Promise<ImportResult> {
  await check(deps, agent);
  const result: ImportResult = { conversations: 0, created: 0, duplicates: 0, notes: 0, refused: [], refusedCount: 0 };
  let waiting: BatchItem[] = [];

  async function flush(): Promise<void> {
    for (let from = 0; from < waiting.length; from += BATCH) {
      const items = waiting.slice(from, from + BATCH);
      const outcomes = await deps.send(items);
      outcomes.forEach((outcome, index) => {
        if (outcome.status === 'created') result.created += 1;
        else if (outcome.status === 'duplicate') result.duplicates += 1;
        else {
          result.refusedCount += 1;
          const detail = `${items[index]?.conversation ?? ''}: ${outcome.error?.detail ?? 'refused'}`;
          if (result.refused.length < MAX_PROBLEMS) result.refused.push(detail);
        }
      });
    }
    waiting = [];
    deps.onProgress?.(result);
  }

  let number = 0;
  for await (const line of deps.openLines()) {
    number += 1;
    if (line.trim() === '') continue;
    const parsed = parseNeutralLine(line, number, agent);
    // The file changed since it was checked: what is before this line is stored, and a second run completes it.
    if (!parsed.ok) throw new ImportRefusedError([parsed.problem]);
    result.conversations += 1;
    result.notes += parsed.notes;
    waiting.push(...parsed.items);
    if (waiting.length >= BATCH) await flush();
  }
  if (waiting.length > 0) await flush();
  return result;
}

async function check({ openLines }: ImportDeps, agent: string | undefined): Promise<void> {
  const problems: NeutralProblem[] = [];
  const seen = new Map<string, number>();
  let number = 0;
  for await (const line of openLines()) {
    number += 1;
    if (line.trim() === '') continue;
    const parsed = parseNeutralLine(line, number, agent);
    const first = parsed.ok ? parsed.items[0] : undefined;
    const id = first && JSON.stringify([first.agent, first.conversation]);
    const before = id === undefined ? undefined : seen.get(id);
    if (!parsed.ok) problems.push(parsed.problem);
    else if (before !== undefined) {
      problems.push({ line: number, pointer: '/id', detail: `the same id as line ${String(before)}` });
    }
    if (id !== undefined) seen.set(id, number);
    if (problems.length >= MAX_PROBLEMS) break;
  }
  if (number === 0) problems.push({ line: 1, pointer: '', detail: 'the file is empty' });
  if (problems.length > 0) throw new ImportRefusedError(problems);
}

/**
 * `debrief analyse`: JSON lines in, JSON lines out, in the same order, one conversation in memory at a time.
 *
 *   {id, messages:[{role, text, ts?}]}
 *   → {id, summary, evidence:[{sentence, message, start, end}], outcome, sentiment, language, turns, questions, flags, analysed_by}
 *
 * A flag's `score` is a chance; the `gap` and `unhelpful` of a turn are that chance on a scale where 0.5 is the default
 * threshold, so that all who call the filter draw the line at the same place whatever the thresholds are.
 * `sentence` is the text of the summary sentence, `ts` is in Unix seconds, `message` an index into the line's messages.
 */
import { z } from 'zod';
import type { Analyser, Analysis } from './analyser.ts';
import { parseFilterLine } from './filter-line.ts';
import { defaultThresholds, type WeighedKind } from './thresholds.ts';
import { createLocalAnalyser } from './local/local-analyser.ts';
import { toLogOdds, toProbability } from './local/weights/forest.ts';
import { summarySentencesOf } from '../evidence/summary-sentences.ts';

const roles = ['visitor', 'bot', 'operator', 'agent', 'system', 'note'] as const;

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  messages: z.array(
    z.object({
      role: z.enum(roles),
      text: z.string(),
      ts: z.number().optional(),
      rating: z.enum(['helpful', 'unhelpful']).optional(),
      ratingComment: z.string().optional(),
      answered: z.boolean().optional(),
      confidence: z.number().min(0).max(1).optional(),
      sources: z
        .array(z.object({ title: z.string().optional(), url: z.string().optional(), score: z.number().optional() }))
        .optional(),
    }),
  ),
  language: z.string().optional(),
});

type Line = z.infer<typeof lineSchema>;

/**
 * Reads lines (without their ends) from `input` and hands each result line, end included, to `write`, awaiting it.
 * Empty lines are passed over; `from` is the number of the first. Throws `FilterLineError` at the first line that is no
 * conversation.
 */
export async function runAnalyseFilter(
  input: AsyncIterable<string> | Iterable<string>,
  write: (line: string) => void | Promise<void>,
  { from = 1, analyser = createLocalAnalyser() }: { from?: number; analyser?: Analyser } = {},
): Promise<void> {
  let number = from - 1;
  for await (const line of input) {
    number += 1;
    if (line.trim() === '') continue;
    const parsed = parseFilterLine(line, number, lineSchema);
    const { receipt, ...analysis } = await analyser.analyse(toConversation(parsed));
    await write(`${JSON.stringify({ id: parsed.id, ...toOutput(analysis), analysed_by: receipt.analysedBy })}\n`);
  }
}

function toConversation({ messages, language }: Line) {
  return {
    messages: messages.map(({ role, ts, ...rest }) => ({
      ...rest,
      role: role === 'agent' ? ('operator' as const) : role === 'note' ? ('system' as const) : role,
      atMs: ts === undefined ? undefined : ts * 1000,
    })),
    language,
  };
}

function toOutput({ summary, summarySentences, evidence, turns, ...rest }: Analysis) {
  const sentences = summarySentencesOf({ summary, summarySentences });
  return {
    summary,
    evidence: evidence.map(({ sentence, ...span }) => ({ sentence: sentences[sentence] ?? '', ...span })),
    turns: turns.map(({ gap, unhelpful, ...turn }) => ({
      ...turn,
      gap: onShownScale('knowledge_gap', gap),
      unhelpful: onShownScale('failed_answer', unhelpful),
    })),
    ...rest,
  };
}

/** Three decimals of the chance as a reviewer's scale. */
function onShownScale(kind: WeighedKind, chance: number): number {
  const shown = toProbability(toLogOdds(chance) - toLogOdds(defaultThresholds[kind]));
  return Math.round(shown * 1000) / 1000;
}

/** One structured question to a model, with its time limit and retries; what goes wrong is an outcome, not an error. */
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { z } from 'zod';
import { askPatiently, type Answer, type Asked, type Patience } from './ask-patiently.ts';
import { readFailure, type ModelFailure } from './failure.ts';
import { estimateTokens, type Usage } from './pricing.ts';

export interface Question<T> {
  instructions: string;
  data: string;
  schema: z.ZodType<T>;
  /** How the model fills the schema in; absent: the provider's usual way. */
  method?: OutputMethod;
}

export type OutputMethod = 'jsonSchema' | 'functionCalling' | 'jsonMode';

export interface AskDeps extends Patience {
  model: BaseChatModel;
  timeoutMs: number;
}

const usageShape = z.object({ input_tokens: z.number().min(0), output_tokens: z.number().min(0) });

/** The words of three providers for an answer that ran out of room, and for a refusal. */
const metadataShape = z.object({
  finish_reason: z.string().nullish(),
  stop_reason: z.string().nullish(),
  done_reason: z.string().nullish(),
});

/** Throws only the caller's own abort. */
export async function askModel<T>(question: Question<T>, deps: AskDeps, signal?: AbortSignal): Promise<Asked<T>> {
  return askPatiently(() => askOnce(question, deps, signal), deps, signal);
}

async function askOnce<T>(question: Question<T>, deps: AskDeps, signal?: AbortSignal): Promise<Answer<T>> {
  const { instructions, data, schema, method } = question;
  const limit = AbortSignal.timeout(deps.timeoutMs);
  try {
    const structured = deps.model.withStructuredOutput<Record<string, unknown>>(schema, {
      name: 'report',
      includeRaw: true,
      ...(method === undefined ? {} : { method }),
    });
    const { raw, parsed } = await structured.invoke(
      [
        { role: 'system', content: method === 'jsonMode' ? withSchema(instructions, schema) : instructions },
        { role: 'user', content: data },
      ],
      { signal: signal ? AbortSignal.any([signal, limit]) : limit },
    );
    const usage = readUsage(Reflect.get(raw, 'usage_metadata')) ?? { inputTokens: 0, outputTokens: 0 };
    const stopped = readStop(raw.response_metadata);
    if (stopped !== null) return { ok: false, usage, failure: unusable(stopped) };
    const value = schema.safeParse(parsed);
    if (!value.success)
      return { ok: false, usage, failure: unusable('The model declined, or answered in another form than asked for.') };
    return { ok: true, value: value.data, usage };
  } catch (error) {
    signal?.throwIfAborted();
    const failure = readFailure(error, deps.timeoutMs);
    // An answer that came but could not be read is paid for all the same, and its usage is lost with it.
    const usage = failure.isOutage || failure.retry ? 0 : estimateTokens(instructions + data);
    return { ok: false, usage: { inputTokens: usage, outputTokens: 0 }, failure };
  }
}

function unusable(reason: string): ModelFailure {
  return { reason, retry: null, isOutage: false };
}

function readUsage(metadata: unknown): Usage | null {
  const usage = usageShape.safeParse(metadata);
  return usage.success ? { inputTokens: usage.data.input_tokens, outputTokens: usage.data.output_tokens } : null;
}

/** Why a model ended before its answer did; null when it ended by itself. */
function readStop(metadata: unknown): string | null {
  const parsed = metadataShape.safeParse(metadata);
  const reasons = parsed.success ? Object.values(parsed.data) : [];
  if (reasons.includes('length') || reasons.includes('max_tokens'))
    return 'The model’s answer was cut off at its length limit.';
  return reasons.includes('refusal') || reasons.includes('content_filter') ? 'The model declined to answer.' : null;
}

/** JSON mode sends no schema by itself. */
function withSchema(instructions: string, schema: z.ZodType): string {
  return `${instructions}\n\nAnswer with one JSON object of this JSON Schema:\n${JSON.stringify(z.toJSONSchema(schema))}`;
}

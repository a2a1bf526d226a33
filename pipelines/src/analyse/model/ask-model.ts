/** One structured question to a model, with its time limit and retries; what goes wrong is an outcome, not an error. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { z } from 'zod';
import { readFailure, type ModelFailure } from './failure.ts';
import type { CallGate } from './limit-calls.ts';
import { estimateTokens, type Usage } from './pricing.ts';

export interface Question<T> {
  instructions: string;
  data: string;
  schema: z.ZodType<T>;
  /** How the model fills the schema in; absent: the provider's usual way. */
  method?: OutputMethod;
}

export type OutputMethod = 'jsonSchema' | 'functionCalling' | 'jsonMode';

export type Asked<T> =
  | { ok: true; value: T; usage: Usage }
  /** The tokens of answers that came and were no use. */
  | { ok: false; reason: string; usage: Usage };

export interface AskDeps {
  model: BaseChatModel;
  gate: CallGate;
  timeoutMs: number;
  attempts: number;
  /** The wait before the second call where the provider names none; it doubles from there. */
  firstWaitMs: number;
  /** A `Retry-After` beyond this is not waited for. */
  maxWaitMs: number;
  random: () => number;
}

const usageShape = z.object({ input_tokens: z.number().min(0), output_tokens: z.number().min(0) });

/** The words of three providers for an answer that ran out of room, and for a refusal. */
const metadataShape = z.object({
  finish_reason: z.string().nullish(),
  stop_reason: z.string().nullish(),
  done_reason: z.string().nullish(),
});

const RESTING = 'The model’s provider failed several times in a row and is left alone for a while.';

/** Throws only the caller's own abort. */
export async function askModel<T>(question: Question<T>, deps: AskDeps, signal?: AbortSignal): Promise<Asked<T>> {
  const usage: Usage = { inputTokens: 0, outputTokens: 0 };
  for (let attempt = 1; ; attempt += 1) {
    const answer = await deps.gate.run(
      async () => (deps.gate.restingMs() > 0 ? null : askOnce(question, deps, signal)),
      signal,
    );
    if (answer === null) return { ok: false, reason: RESTING, usage };
    usage.inputTokens += answer.usage.inputTokens;
    usage.outputTokens += answer.usage.outputTokens;
    if (answer.ok) {
      deps.gate.report('ok');
      return { ok: true, value: answer.value, usage };
    }
    const { reason, retry, isOutage } = answer.failure;
    const waitMs = retry === null ? Infinity : (retry.afterMs ?? backoffMs(attempt, deps));
    if (attempt >= deps.attempts || waitMs > deps.maxWaitMs) {
      deps.gate.report(isOutage ? 'outage' : 'ok');
      return { ok: false, reason, usage };
    }
    await sleep(waitMs, undefined, { signal });
  }
}

/** Doubling waits, each shortened at random by up to half, so that workers do not come back together. */
function backoffMs(attempt: number, { firstWaitMs, random }: AskDeps): number {
  return firstWaitMs * 2 ** (attempt - 1) * (1 - random() / 2);
}

type Answer<T> = { usage: Usage } & ({ ok: true; value: T } | { ok: false; failure: ModelFailure });

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

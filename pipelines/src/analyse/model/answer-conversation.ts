/** Asks a model about a conversation: in one call where it fits, else part by part and once more to join them. */
import type { Analysis } from '../analyser.ts';
import { mergedSchema, schemaFor, type ModelAnswer } from './answer-schema.ts';
import { askModel, type AskDeps, type OutputMethod, type Question } from './ask-model.ts';
import type { Asked } from './ask-patiently.ts';
import { buildAnalysis, supportSentences, type AnswerContext, type SupportedSentence } from './build-analysis.ts';
import { cleanSentence, isFair } from './clean-sentence.ts';
import type { Usage } from './pricing.ts';
import { analyseInstructions } from './prompts/analyse-v1.ts';
import { mergeInstructions } from './prompts/merge-v1.ts';
import { tagInstructions } from './prompts/tags-v1.ts';
import { toneInstructions } from './prompts/tone-rules-v1.ts';
import { renderConversation } from './render-conversation.ts';
import { renderData } from './render-data.ts';
import { splitConversation } from './split-conversation.ts';

export interface AnswerDeps extends AskDeps {
  maxPromptChars: number;
  method: OutputMethod | undefined;
}

/** Of a chat with more parts the beginning and the end are read: half a million characters are no chat. */
const MAX_PARTS = 10;

const UNSUPPORTED = 'No sentence of the model’s summary was supported by the conversation.';

/** The checked analysis, or why there is none; with the tokens of all calls. */
export async function answerConversation(
  context: AnswerContext,
  deps: AnswerDeps,
  signal?: AbortSignal,
): Promise<Asked<Analysis>> {
  const usage: Usage = { inputTokens: 0, outputTokens: 0 };
  const count = <T>(asked: Asked<T>): Asked<T> => {
    usage.inputTokens += asked.usage.inputTokens;
    usage.outputTokens += asked.usage.outputTokens;
    return asked;
  };

  const answers: ModelAnswer[] = [];
  for (const part of partsToRead(splitConversation(context.redacted.texts, deps.maxPromptChars))) {
    const asked = count(await askModel(askAbout(context, part, deps.method), deps, signal));
    if (!asked.ok) return { ...asked, usage };
    answers.push(asked.value);
  }

  const [only] = answers;
  if (only && answers.length === 1) return finish(only, supportSentences(only, context), context, usage);

  const notes = answers.map((answer) => supportSentences(answer, context));
  const data = renderData(
    'notes',
    notes
      .flatMap((sentences, part) => sentences.map(({ sentence }) => ({ part: part + 1, text: sentence })))
      .map((row, n) => ({ n, ...row })),
  );
  const asked = count(
    await askModel({ instructions: mergeInstructions, data, schema: mergedSchema, method: deps.method }, deps, signal),
  );
  if (!asked.ok) return { ...asked, usage };
  const joined: ModelAnswer = {
    language: answers[0]?.language ?? 'und',
    summary: [],
    outcome: asked.value.outcome,
    outcomeQuotes: answers.flatMap(({ outcomeQuotes }) => outcomeQuotes),
    sentiment: asked.value.sentiment,
    questions: answers.flatMap(({ questions }) => questions),
    problems: answers.flatMap(({ problems }) => problems),
    tags: answers.flatMap(({ tags = [] }) => tags),
  };
  return finish(joined, joinSentences(asked.value.summary, notes.flat(), context), context, usage);
}

/** The one question about a part: with the workspace's rules of tone and its tags, where it has any. */
function askAbout(
  { conversation, redacted, toneRules, tags }: AnswerContext,
  part: readonly [number, number],
  method: OutputMethod | undefined,
): Question<ModelAnswer> {
  const has = { rules: toneRules.length > 0, tags: tags.length > 0 };
  const rules = toneRules.map(({ name, sentence, good, bad }, n) => ({ n, name, rule: sentence, good, bad }));
  const listed = tags.map(({ name, description }, n) => ({ n, name, description }));
  return {
    instructions: analyseInstructions + (has.rules ? toneInstructions : '') + (has.tags ? tagInstructions : ''),
    data: [
      ...(has.rules ? [renderData('rules', rules)] : []),
      ...(has.tags ? [renderData('tags', listed)] : []),
      renderConversation(conversation, redacted, part),
    ].join('\n'),
    schema: schemaFor(has),
    method,
  };
}

function partsToRead<T>(parts: T[]): T[] {
  return parts.length <= MAX_PARTS ? parts : [...parts.slice(0, MAX_PARTS / 2), ...parts.slice(-MAX_PARTS / 2)];
}

/** A conversation that the local analyser can summarise and the model cannot is one that the model got wrong. */
function finish(
  answer: ModelAnswer,
  summary: SupportedSentence[],
  context: AnswerContext,
  usage: Usage,
): Asked<Analysis> {
  if (summary.length === 0 && context.local.summary !== null) return { ok: false, reason: UNSUPPORTED, usage };
  return { ok: true, value: buildAnalysis(answer, summary, context), usage };
}

/** The joined sentences with the evidence of the notes they name. */
function joinSentences(
  sentences: readonly { sentence: string; notes: number[] }[],
  notes: readonly SupportedSentence[],
  { conversation }: AnswerContext,
): SupportedSentence[] {
  return sentences
    .flatMap((joined) => {
      const sentence = cleanSentence(joined.sentence);
      const spans = joined.notes.flatMap((n) => notes[n]?.spans.slice(0, 2) ?? []).slice(0, 6);
      return sentence !== null && spans.length > 0 && isFair(sentence, conversation.messages)
        ? [{ sentence, spans }]
        : [];
    })
    .slice(0, 3);
}

/**
 * Questions get their vectors before they are placed, outside of any transaction: those that came first, then the newest
 * that have none of this model yet. Whatever the model does, the topics are kept; how it fared is written down.
 */
import {
  readAnalysisSettings,
  readEmbeddingState,
  readToEmbed,
  saveEmbeddingState,
  saveVectors,
  type EmbeddingState,
  type QuestionToEmbed,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { createRedactor, findIntroducedNames, namesOfVisitor } from '../../redact/index.ts';
import { WINDOW } from '../consolidate-topics.ts';
import type { Embedder } from '../embed/index.ts';

export interface EmbedQuestionsDeps {
  sql: Sql;
  embedder: Embedder;
  /** Questions at a time. */
  limit: number;
}

export interface EmbeddedQuestions {
  /** Null: every question that was looked at has its vector. */
  failure: string | null;
  /** There are more without one. */
  more: boolean;
}

const LEFT_ALONE = 'The model failed a moment ago and is left alone for a while.';

export function createEmbedQuestions({ sql, embedder, limit }: EmbedQuestionsDeps) {
  const { space } = embedder;

  return async function embedQuestions(workspaceId: WorkspaceId): Promise<EmbeddedQuestions> {
    const state = await readEmbeddingState(sql, workspaceId);
    const known = state?.space === space ? state : null;
    if (isLeftAlone(known)) return { failure: known?.failure ?? LEFT_ALONE, more: false };
    const settings = await readAnalysisSettings(sql, workspaceId);
    const redactNames = embedder.redactNames || settings.redactNames;
    const window = known?.isComplete ? 0 : WINDOW;
    const dimensions = embedder.dimensions();
    const asked = { space, dimensions, limit, window, withSaid: redactNames };
    const questions = await readToEmbed(sql, workspaceId, asked);
    if (questions.length === 0 && known?.isComplete && known.failure === null) return { failure: null, more: false };

    // Who asks the same is asked about once.
    const byText = Map.groupBy(questions, (question) => redactQuestion(question, redactNames));
    const budget = { usd: settings.budgetUsd, tokens: settings.budgetTokens };
    const { vectors, failure } = await embedder.embed([...byText.keys()], { workspaceId, budget });
    const made = [...byText.values()].map((own, at) => ({ own, vector: vectors[at] ?? null }));
    // Without a fault, no vector means that the model has none for it: an empty one, which is not asked for again.
    const kept = made.flatMap(({ own, vector }) =>
      vector || failure === null ? own.map((question) => ({ ...question, vector: Buffer.from(vector ?? []) })) : [],
    );
    await saveVectors(sql, workspaceId, { space, vectors: kept });
    const more = failure === null && questions.length === limit;
    const answered = vectors.some((vector) => vector !== null);
    const isComplete = failure === null && (known?.isComplete === true || !more);
    await saveEmbeddingState(sql, workspaceId, { space, failure, answered, isComplete });
    return { failure, more };
  };
}

function isLeftAlone(state: EmbeddingState | null): boolean {
  return state?.retryAt !== null && state?.retryAt !== undefined && state.retryAt.getTime() > Date.now();
}

/** As it may leave the house, exactly as for a chat model. */
function redactQuestion({ text, visitor, said }: QuestionToEmbed, redactNames: boolean): string {
  const names = redactNames ? [...namesOfVisitor(visitor), ...findIntroducedNames([...said, text])] : [];
  return createRedactor({ names }).redact(text).text;
}

/**
 * Turns a model's answer into an analysis of which every part is checked.
 *
 * What has no quote that stands in the conversation is dropped. Free text is cleaned, or replaced by our own. What the
 * sender or a visitor's rating says is fact: the local analyser's findings on it stay beside the model's.
 */
import { checkEvidence, type Span } from '../../evidence/index.ts';
import { canonicalLanguage } from '../../enrich/canonical-values.ts';
import type { Analysis, ConversationToAnalyse, TagToJudge, ToneRule } from '../analyser.ts';
import { toneRuleName } from '../rules.ts';
import type { ModelAnswer, ModelQuote } from './answer-schema.ts';
import { cleanSentence, isFair } from './clean-sentence.ts';
import { locateQuote } from './locate-quote.ts';
import type { RedactedConversation } from './redact-conversation.ts';
import { settleOutcome } from './settle-outcome.ts';

export interface AnswerContext {
  conversation: ConversationToAnalyse;
  redacted: RedactedConversation;
  local: Analysis;
  toneRules: readonly ToneRule[];
  tags: readonly TagToJudge[];
  /** Problems from this score on are flags. */
  flagsFrom: number;
}

export interface SupportedSentence {
  sentence: string;
  spans: Span[];
}

type Flag = Analysis['flags'][number];

const MAX_SENTENCES = 3;
const MAX_SPANS = 4;
const MAX_ITEMS = 60;
/** A local finding this sure on a workspace's own rule is plain to see: an emoji, a forbidden word. */
const PLAIN_TO_SEE = 0.85;

/** A turn the model read and found nothing wrong with keeps its local rank, below the threshold of a flag. */
const UNREMARKED = 0.45;

/** The sentences that may stand, at most three, with the spans they rest on. */
export function supportSentences(answer: Pick<ModelAnswer, 'summary'>, context: AnswerContext): SupportedSentence[] {
  return answer.summary
    .flatMap(({ sentence, quotes }) => {
      const clean = cleanSentence(sentence);
      const restored = clean === null ? null : context.redacted.restore(clean);
      const spans = locateAll(quotes, context);
      return restored !== null && spans.length > 0 && isFair(restored, context.conversation.messages)
        ? [{ sentence: restored, spans }]
        : [];
    })
    .slice(0, MAX_SENTENCES);
}

/** The analysis of one answer with the sentences given; what has no evidence is gone. */
export function buildAnalysis(answer: ModelAnswer, summary: SupportedSentence[], context: AnswerContext): Analysis {
  const problems = answer.problems.slice(0, MAX_ITEMS).flatMap((problem) => readProblem(problem, context));
  const flags = mergeFlags(problems, context);
  const quoted = locateAll(answer.outcomeQuotes, context);
  const analysis: Analysis = {
    summary: summary.map(({ sentence }) => sentence).join(' ') || null,
    summarySentences: summary.map(({ sentence }) => sentence),
    evidence: summary.flatMap(({ spans }, sentence) => spans.map((span) => ({ sentence, ...span }))),
    outcome: settleOutcome(answer.outcome, { ...context, quoted, flags }),
    sentiment: answer.sentiment,
    language: canonicalLanguage(answer.language) ?? context.local.language,
    turns: scoreTurns(problems, context),
    questions: readQuestions(answer, context),
    flags,
    ...(context.tags.length > 0 && { tags: readTags(answer, context) }),
  };
  return checkEvidence(analysis, context.conversation.messages);
}

/** The tags of the workspace's list that rest on words of the visitor, each once. */
function readTags({ tags = [] }: ModelAnswer, context: AnswerContext): string[] {
  const { messages } = context.conversation;
  const found = tags.slice(0, MAX_ITEMS).flatMap(({ tag, message, quote }) => {
    const known = context.tags[tag];
    const spans = known ? locateAll([{ message, quote }], context) : [];
    return known && spans.some((span) => messages[span.message]?.role === 'visitor') ? [known.id] : [];
  });
  return [...new Set(found)];
}

function locateAll(quotes: readonly ModelQuote[], { redacted }: AnswerContext): Span[] {
  return quotes.slice(0, MAX_SPANS).flatMap(({ message, quote }) => {
    const span = locateQuote(quote, redacted.texts, message);
    return span ? [redacted.toOriginal(span)] : [];
  });
}

function readProblem(problem: ModelAnswer['problems'][number], context: AnswerContext): Flag[] {
  const { kind, score } = problem;
  const found = locateAll(problem.quotes, context);
  // Only the bot's own words show its tone, whatever a visitor said.
  const evidence = kind === 'tone' ? found.filter((span) => isBot(span, context)) : found;
  const message = placeProblem(kind, problem.message, evidence, context);
  if (message === null || !(score >= 0)) return [];
  const reason = cleanSentence(problem.reason, 300);
  const fair = reason !== null && isFair(reason, context.conversation.messages);
  const said = fair ? context.redacted.restore(reason) : plainReasons[kind];
  const broken = kind === 'tone' ? context.toneRules[problem.rule ?? -1] : undefined;
  return [
    {
      kind,
      message,
      score: Math.min(1, score),
      rule: broken ? toneRuleName(broken.id) : `model.${kind}`,
      reason: broken ? `This breaks your rule “${broken.name}”: ${said}` : said,
      evidence,
    },
  ];
}

function isBot({ message }: Span, { conversation }: AnswerContext): boolean {
  return conversation.messages[message]?.role === 'bot';
}

const plainReasons: Record<ModelAnswer['problems'][number]['kind'], string> = {
  knowledge_gap: 'The model found that the bot had no answer here.',
  failed_answer: 'The model found that this answer did not help.',
  wrong_answer: 'The model found that this answer is contradicted elsewhere in the conversation.',
  tone: 'The model found fault with the tone of this message.',
  handoff_requested: 'The visitor asked for a human.',
};

/**
 * The message a problem belongs to: a visitor's own words for a handoff, one of the bot's for all else (the next one,
 * where the model named the question instead of the answer). Null when its evidence is not there.
 */
function placeProblem(kind: Flag['kind'], named: number, evidence: readonly Span[], { conversation }: AnswerContext) {
  const { messages } = conversation;
  if (kind === 'handoff_requested')
    return evidence.find(({ message }) => messages[message]?.role === 'visitor')?.message ?? null;
  if (evidence.length === 0 || !Number.isInteger(named) || messages[named] === undefined) return null;
  const answer = messages.findIndex(({ role }, at) => at >= named && at <= named + 2 && role === 'bot');
  return answer === -1 ? null : answer;
}

function scoreTurns(problems: readonly Flag[], { conversation, local }: AnswerContext): Analysis['turns'] {
  return conversation.messages.map(({ role, rating, answered }, message) => {
    const before = { gap: 0, unhelpful: 0, ...local.turns[message] };
    const isFact = rating !== undefined || answered !== undefined;
    const score = (found: number | null, locally: number) => {
      if (isFact) return Math.max(found ?? 0, locally);
      return found ?? Math.min(locally, UNREMARKED);
    };
    return {
      message,
      role,
      gap: score(worstAt(message, ['knowledge_gap'], problems), before.gap),
      unhelpful: score(worstAt(message, ['failed_answer', 'wrong_answer', 'tone'], problems), before.unhelpful),
    };
  });
}

/** The highest score of these kinds at a message; null when none was found there. */
function worstAt(message: number, kinds: readonly Flag['kind'][], problems: readonly Flag[]): number | null {
  const scores = problems
    .filter((flag) => flag.message === message && kinds.includes(flag.kind))
    .map(({ score }) => score);
  return scores.length === 0 ? null : Math.max(...scores);
}

/** The model's flags, and the local ones that are plain: a rating, the sender's own word, a request for a human. */
function mergeFlags(problems: readonly Flag[], { conversation, local, flagsFrom }: AnswerContext): Flag[] {
  const facts = local.flags.filter(
    ({ kind, message, rule, score }) =>
      kind === 'unhelpful_feedback' ||
      kind === 'handoff_requested' ||
      (kind === 'knowledge_gap' && conversation.messages[message]?.answered === false) ||
      (kind === 'tone' && rule?.startsWith('tone:') === true && !rule.startsWith('tone.') && score >= PLAIN_TO_SEE),
  );
  const byPlace = new Map<string, Flag>();
  for (const flag of [...facts, ...problems.filter(({ score }) => score >= flagsFrom)]) {
    const place = `${flag.kind} ${flag.message}`;
    if (!byPlace.has(place)) byPlace.set(place, flag);
  }
  return [...byPlace.values()].sort((a, b) => a.message - b.message);
}

function readQuestions(answer: ModelAnswer, { conversation, redacted }: AnswerContext): Analysis['questions'] {
  return answer.questions.slice(0, MAX_ITEMS).flatMap(({ message, quote, text, answered }) => {
    const span = locateQuote(quote, redacted.texts, message);
    if (!span || conversation.messages[span.message]?.role !== 'visitor') return [];
    const { start, end } = redacted.toOriginal(span);
    const clean =
      cleanSentence(text, 300) ?? cleanSentence(conversation.messages[span.message]!.text.slice(start, end), 300);
    return clean === null ? [] : [{ message: span.message, text: redacted.restore(clean), answered }];
  });
}

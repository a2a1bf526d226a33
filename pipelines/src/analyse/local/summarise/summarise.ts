/**
 * Two or three sentences: what the visitor wanted, what was done, how it ended. They quote, so that nothing is said that
 * the conversation does not hold.
 */
import type { Analysis, Outcome } from '../../analyser.ts';
import type { Exchange } from '../exchanges.ts';
import type { FoundQuestion } from '../find-questions.ts';
import type { ReadConversation, ReadMessage, ReadSentence } from '../read-conversation.ts';
import type { ScoredAnswer } from '../signals/score-turns.ts';
import { cleanQuote } from './clean-quote.ts';
import { summaryPhrases, wordlessPhrases } from './phrases.ts';

type Span = { message: number; start: number; end: number };

export interface SummarySentence {
  text: string;
  evidence: Span[];
}

interface Quote {
  text: string;
  span: Span;
}

const FAILED = 0.5;

export function summarise(
  conversation: ReadConversation,
  exchanges: readonly Exchange[],
  questions: readonly FoundQuestion[],
  answers: readonly ScoredAnswer[],
  outcome: Outcome,
): SummarySentence[] {
  const phrases = summaryPhrases[conversation.language] ?? wordlessPhrases;
  const sentences: SummarySentence[] = [];
  const add = (template: string, ...quotes: Quote[]) => {
    const text = template.replace('…', () => quotes.map((part) => part.text).join(' '));
    sentences.push({ text, evidence: quotes.map((part) => part.span) });
  };

  const subject = questions[0] ? quoteSpan(questions[0].message, questions[0]) : firstWords(exchanges);
  if (!subject) return [];
  add(questions[0] ? phrases.asked : phrases.wrote, subject);

  const reply = bestReply(exchanges, questions);
  if (reply) {
    const scored = answers.find(({ answer }) => answer.index === reply.message.index);
    const operator = reply.message.message.role === 'operator';
    const noAnswer = scored && scored.gap >= FAILED;
    add(operator ? phrases.operatorAnswered : noAnswer ? phrases.botHadNoAnswer : phrases.botAnswered, reply.quote);
  }

  const last = exchanges.at(-1);
  const lastMessage = last?.replies.at(-1) ?? last?.asked.at(-1);
  const ending = phrases.ending[outcome];
  if (!reply && lastMessage) sentences.push({ text: phrases.noReply, evidence: [wholeSpan(lastMessage)] });
  else if (ending && lastMessage) sentences.push({ text: ending, evidence: [wholeSpan(lastMessage)] });
  return sentences;
}

function wholeSpan(message: ReadMessage): Span {
  return { message: message.index, start: 0, end: message.message.text.length };
}

function quoteSpan(message: ReadMessage, part: { start: number; end: number }): Quote | null {
  const text = cleanQuote(message.message.text.slice(part.start, part.end));
  return text ? { text, span: { message: message.index, start: part.start, end: part.end } } : null;
}

function firstWords(exchanges: readonly Exchange[]): Quote | null {
  for (const exchange of exchanges) {
    for (const message of exchange.asked) {
      const sentence = message.sentences.find(isQuotable) ?? message.sentences[0];
      const found = sentence && quoteSpan(message, sentence);
      if (found) return found;
    }
  }
  return null;
}

/** Says something, and insults nobody. */
function isQuotable(sentence: ReadSentence): boolean {
  return sentence.stems.length > 0 && !sentence.marks.rage && !sentence.marks.rude;
}

/** The reply that answers most: the longest run of content in answer to a question. */
function bestReply(
  exchanges: readonly Exchange[],
  questions: readonly FoundQuestion[],
): { message: ReadMessage; quote: Quote } | null {
  const asked = questions.length > 0 ? questions.map(({ exchange }) => exchange) : exchanges;
  let best: { message: ReadMessage; quote: Quote; score: number } | null = null;
  for (const { replies } of asked) {
    for (const message of replies) {
      for (const sentence of message.sentences) {
        if (!isQuotable(sentence) || sentence.marks.courtesy) continue;
        const score = sentence.stems.length - (sentence.asks ? 5 : 0);
        if (best && best.score >= score) continue;
        const found = quoteSpan(message, sentence);
        if (found) best = { message, quote: found, score };
      }
    }
  }
  return best;
}

/** The parts of an analysis that a summary fills. */
export function summaryFields(sentences: readonly SummarySentence[]): Pick<Analysis, 'summary' | 'summarySentences' | 'evidence'> {
  return {
    summary: sentences.length > 0 ? sentences.map(({ text }) => text).join(' ') : null,
    summarySentences: sentences.map(({ text }) => text),
    evidence: sentences.flatMap(({ evidence }, sentence) => evidence.map((part) => ({ sentence, ...part }))),
  };
}

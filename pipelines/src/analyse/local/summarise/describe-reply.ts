/** What was done: a person's answer to the whole matter, else the bot's to this question, and what it did later. */
import type { Exchange } from '../exchanges.ts';
import type { ReadConversation, ReadMessage } from '../read-conversation.ts';
import { findDenial } from '../signals/denial.ts';
import { similarity } from '../signals/similarity.ts';
import type { Subject } from './describe-ending.ts';
import { afterCorrections, doneAfter, tells } from './find-answer.ts';
import { wordlessPhrases, type SummaryPhrases } from './phrases.ts';
import {
  endsAsking,
  isChatter,
  isQuotable,
  isReference,
  quoting,
  type Quotable,
  type SummarySentence,
} from './quote.ts';
import { rankReplies, type RankedSentence } from './rank-sentences.ts';

/** A second sentence backs the quoted one when it says nearly as much, and is quoted with it when it says as much. */
const BACKING_SHARE = 0.4;
const QUOTED_SHARE = 0.7;
/** Two sentences of more words together are too long to read. */
const BOTH_WORDS = 35;
const SAME = 0.6;

/** One sentence, or two when something else was done later; empty when nobody replied. */
export function describeReply(
  subject: Subject,
  want: RankedSentence,
  wanted: ReadonlySet<string>,
  phrases: SummaryPhrases | undefined,
): SummarySentence[] {
  const { read, exchanges } = subject;
  const operators = read.messages.filter(({ message }) => message.role === 'operator');
  if (operators.some(hasContent)) return describeOperator(read, operators, wanted, phrases);
  const own = exchanges.find(({ asked }) => asked.includes(want.message));
  // When the bot asked back, its answer stands further on.
  const from = own ? exchanges.indexOf(own) : 0;
  const first = exchanges.slice(from).find(({ replies }) => replies.some(tells));
  const answered = first && afterCorrections(first);
  const answering = answered?.replies ?? exchanges.flatMap(({ replies }) => replies);
  const [best, backing] = firstQuotable(rankReplies(read, answering, wanted, answering));
  if (!best) return [];
  if (!phrases) return [withBacking(wordlessPhrases.told, best, backing, wordlessPhrases)];
  const later = answered ? doneAfter(read, exchanges, answered) : null;
  if (later && asksBack(best)) return [quoting(phrases.botAnswered, [later], phrases)];
  const answer = describeAnswer(subject, answered ?? own, best, backing, phrases);
  return later ? [answer, quoting(phrases.botLater, [later], phrases)] : [answer];
}

function describeOperator(
  read: ReadConversation,
  operators: readonly ReadMessage[],
  wanted: ReadonlySet<string>,
  phrases: SummaryPhrases | undefined,
): SummarySentence[] {
  const ranked = rankReplies(read, operators, wanted);
  const [best, second] = firstQuotable(ranked);
  if (!best) return [];
  if (!phrases) return [withBacking(wordlessPhrases.told, best, second, wordlessPhrases)];
  const tookOver = read.messages.slice(0, best.message.index).some(({ message }) => message.role === 'bot');
  const told = tookOver ? phrases.tookOver : phrases.told;
  if (!endsAsking(best)) {
    if (second && endsAsking(second) && second.score >= QUOTED_SHARE * best.score)
      return inOrder(best, second, told, phrases);
    return [withBacking(told, best, second, phrases)];
  }
  // A question back is not what was done, if anything was.
  const close = ranked.filter(({ score }) => score >= BACKING_SHARE * best.score);
  const statement = close.find((candidate) => isTelling(candidate) && !endsAsking(candidate));
  if (statement) return inOrder(statement, best, told, phrases);
  return [withBacking(phrases.teamAsked, best, undefined, phrases)];
}

/** What was asked back and what was told, in the order of the conversation; a question that is too long is left out. */
function inOrder(
  statement: RankedSentence,
  question: RankedSentence,
  told: string,
  phrases: SummaryPhrases,
): SummarySentence[] {
  if (!bothFit(statement, question)) {
    return statement.score >= question.score
      ? [quoting(told, [statement], phrases, [question])]
      : [quoting(phrases.teamAsked, [question], phrases, [statement])];
  }
  const both = [
    { at: statement, text: quoting(told, [statement], phrases) },
    { at: question, text: quoting(phrases.teamAsked, [question], phrases) },
  ];
  return both
    .sort((a, b) => a.at.message.index - b.at.message.index || a.at.sentence.start - b.at.sentence.start)
    .map(({ text }) => text);
}

function describeAnswer(
  { answers }: Subject,
  exchange: Exchange | undefined,
  best: RankedSentence,
  backing: RankedSentence | undefined,
  phrases: SummaryPhrases,
): SummarySentence {
  const gap = answers.find((answer) => answer.exchange === exchange && answer.answer === best.message && answer.isGap);
  const denial = gap && findDenial(gap.answer).sentence;
  if (gap && denial) return quoting(phrases.botHadNoAnswer, [{ message: gap.answer, sentence: denial }], phrases);
  if (best.sentence.marks.denial) return withBacking(phrases.botHadNoAnswer, best, backing, phrases);
  return withBacking(endsAsking(best) ? phrases.botAskedBack : phrases.botAnswered, best, backing, phrases);
}

function isTelling(candidate: Quotable): boolean {
  return !isReference(candidate) && !isChatter(candidate) && isQuotable(candidate);
}

/** The best two that can be quoted; to make a quote takes long, so no more are tried. */
function firstQuotable(ranked: readonly RankedSentence[]): RankedSentence[] {
  const found: RankedSentence[] = [];
  for (const candidate of ranked) {
    if (isTelling(candidate)) found.push(candidate);
    if (found.length === 2) break;
  }
  return found;
}

/** Short enough to be read together, and not the same said twice. */
function bothFit(a: Quotable, b: Quotable): boolean {
  if (similarity(new Set(a.sentence.stems), new Set(b.sentence.stems)) >= SAME) return false;
  return a.sentence.words.length + b.sentence.words.length <= BOTH_WORDS;
}

function withBacking(
  template: string,
  best: RankedSentence,
  backing: RankedSentence | undefined,
  phrases: Pick<SummaryPhrases, 'quotes' | 'and'>,
): SummarySentence {
  const share = backing ? backing.score / best.score : 0;
  if (!backing || share < BACKING_SHARE) return quoting(template, [best], phrases);
  const quoted = share >= QUOTED_SHARE && bothFit(best, backing) && endsAsking(backing) === endsAsking(best);
  return quoted ? quoting(template, [best, backing], phrases) : quoting(template, [best], phrases, [backing]);
}

/** The reply is a question, and what is said beside it. */
function asksBack(reply: Quotable): boolean {
  return endsAsking(reply) || (reply.message.sentences[0]?.asks === true && !reply.sentence.marks.done);
}

function hasContent(message: ReadMessage): boolean {
  return message.sentences.some(({ stems }) => stems.length > 0);
}

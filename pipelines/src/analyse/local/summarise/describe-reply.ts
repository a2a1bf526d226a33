/** What was done: a person's answer to the whole matter, else the bot's to this question, and what it did later. */
import type { Exchange } from '../exchanges.ts';
import { startsWithClass, type ReadConversation, type ReadMessage, type ReadSentence } from '../read-conversation.ts';
import { pointsBack } from '../leaning.ts';
import { findDenial } from '../signals/denial.ts';
import { similarity } from '../signals/similarity.ts';
import type { Subject } from './describe-ending.ts';
import { asksBackAt, findAnswering, waitsFor } from './find-answer.ts';
import { doneAfter, wishFor } from './find-deeds.ts';
import { hadNoAnswer, saysBefore } from './had-no-answer.ts';
import { wordlessPhrases, type SummaryPhrases } from './phrases.ts';
import { isChatter, isReference, type Quotable } from './quotable.ts';
import { endsAsking, isQuotable, quoting, spansOf, type SummarySentence } from './quote.ts';
import { opensLeaning, otherQuestion } from './other-question.ts';
import { rankReplies, startsPointing, type RankedSentence } from './rank-sentences.ts';
import { isAnswerTo, isOfAnotherWish, isOnlyMatter, leansOnQuestion, sayWhatWasDone, wishRightBefore } from './ties.ts';

/** A second sentence backs the quoted one when it says nearly as much, and is quoted with it when it says as much. */
const BACKING_SHARE = 0.4;
const QUOTED_SHARE = 0.7;
/** Two sentences of more words together are too long to read. */
const BOTH_WORDS = 35;
const SAME = 0.6;

/** One sentence, or two when something else was done later; empty when nobody replied. */
export function describeReply(
  subject: Subject,
  quoted: readonly [RankedSentence, ...RankedSentence[]],
  wanted: ReadonlySet<string>,
  phrases: SummaryPhrases | undefined,
): SummarySentence[] {
  const { read, exchanges } = subject;
  const [want] = quoted;
  // What was announced before anyone asked answers nothing.
  const firstAsked = read.messages.findIndex(({ message }) => message.role === 'visitor');
  const operators = read.messages.filter(({ message, index }) => message.role === 'operator' && index > firstAsked);
  if (operators.some(hasContent)) {
    // What was told before the want was said answers something else.
    const since = operators.filter(({ index }) => index > want.message.index);
    return describeTeam(subject, quoted, since.some(hasContent) ? since : operators, wanted, phrases);
  }
  const own = exchanges.find(({ asked }) => asked.includes(want.message));
  if (!own) return [];
  const { answered, heard } = findAnswering(own, answersBot(exchanges, own, want));
  const askedBack = own.replies.some(({ sentences }) => sentences.some(asksBackAt));
  const among = answered?.replies ?? (askedBack ? own.replies : heard.flatMap(({ replies }) => replies));
  const replies = rankReplies(read, among, wanted, among);
  // "None of those" is of what the visitor has said since the question that is told.
  const clear = replies.filter(({ sentence }) => !pointsBack(sentence));
  const ranked = answered && answered !== own && clear.length > 0 ? clear : replies;
  // Beside questions back, what is said answers nothing.
  const questions = answered ? [] : ranked.filter(({ sentence }) => asksBackAt(sentence));
  const [best, backing] = firstQuotable(questions.length > 0 ? questions : ranked);
  if (!best) return [];
  if (!phrases) return [withBacking(wordlessPhrases.told, best, backing, wordlessPhrases)];
  const later = doneAfter(read, exchanges, answered ?? own);
  const inForm = (form: SummaryPhrases) => describeAnswer(subject, answered ?? own, best, backing, form);
  const sure = inForm(phrases);
  const answer = isAnswerTo(subject, quoted, sure.evidence) ? sure : inForm(neutral(phrases));
  const [deed] = later;
  if (!deed) return [answer];
  const known = [...quoted.flatMap(spansOf), ...answer.evidence];
  const isClear = sayWhatWasDone(subject, later, known) || !isOfAnotherWish(subject, quoted, deed);
  const wish = wishFor(exchanges, answered ?? own, later) ?? (isClear ? null : wishRightBefore(subject, deed));
  if (!wish && !isClear) return [answer];
  const wished = wish && quoting(endsAsking(wish) ? phrases.alsoAsked : phrases.alsoWrote, [wish], phrases);
  return [answer, ...(wished ? [wished] : []), quoting(phrases.botLater, later, phrases)];
}

/** The visitor was asked and says so: what the bot says to that is no answer. */
function answersBot(exchanges: readonly Exchange[], own: Exchange, { sentence }: Quotable): boolean {
  return !own.turn?.asks && !sentence.marks.request && waitsFor(exchanges, own);
}

/** Of what nothing shows that it answers, no more is said than that it was written. */
function neutral(phrases: SummaryPhrases): SummaryPhrases {
  const { botWrote, teamWrote, tookOverWrote } = phrases;
  return { ...phrases, botAnswered: botWrote, told: teamWrote, tookOver: tookOverWrote };
}

/** What a person told, after the question it belongs to where that is another one. */
function describeTeam(
  subject: Subject,
  quoted: readonly [RankedSentence, ...RankedSentence[]],
  operators: readonly ReadMessage[],
  wanted: ReadonlySet<string>,
  phrases: SummaryPhrases | undefined,
): SummarySentence[] {
  const { read, exchanges } = subject;
  const told = describeOperator(read, operators, wanted, phrases);
  if (!phrases) return told;
  const other = otherQuestion(subject, quoted[0], told);
  const asked = other ? [...quoted, other] : quoted;
  const before = other ? [quoting(phrases.alsoAsked, [other], phrases)] : [];
  if (told.every(({ evidence }) => isAnswerTo(subject, asked, evidence))) return [...before, ...told];
  const spot = told[0]?.evidence[0]?.message;
  const replied = exchanges.find(({ replies }) => replies.some(({ index }) => index === spot));
  const isOwn = replied && asked.some(({ message }) => replied.asked.includes(message));
  const isLost = replied && !isOwn && opensLeaning(replied, told[0]) && !isOnlyMatter(subject, asked, replied);
  return [...before, ...describeOperator(read, operators, wanted, neutral(phrases), isLost ? leansOnQuestion : null)];
}

function describeOperator(
  read: ReadConversation,
  operators: readonly ReadMessage[],
  wanted: ReadonlySet<string>,
  phrases: SummaryPhrases | undefined,
  leftOut: ((sentence: ReadSentence) => boolean) | null = null,
): SummarySentence[] {
  const ranked = rankReplies(read, operators, wanted).filter(({ sentence }) => !leftOut?.(sentence));
  const [best, second] = firstQuotable(ranked);
  if (!best) return [];
  if (!phrases) return [withBacking(wordlessPhrases.told, best, second, wordlessPhrases)];
  const tookOver = read.messages.slice(0, best.message.index).some(({ message }) => message.role === 'bot');
  const templates = tookOver
    ? ([phrases.tookOver, phrases.tookOverAsked] as const)
    : ([phrases.told, phrases.teamAsked] as const);
  if (!endsAsking(best)) {
    if (second && endsAsking(second) && second.score >= QUOTED_SHARE * best.score)
      return inOrder(best, second, templates, phrases);
    return [withBacking(templates[0], best, second, phrases)];
  }
  // A question back is not what was done, if anything was.
  const close = ranked.filter(({ score }) => score >= BACKING_SHARE * best.score);
  const statement = close.find(
    (candidate) =>
      isTelling(candidate) && !endsAsking(candidate) && !exclaims(candidate) && !candidate.sentence.marks.courtesy,
  );
  if (statement) return inOrder(statement, best, templates, phrases);
  return [withBacking(templates[1], best, undefined, phrases)];
}

/** What was asked back and what was told, in the order of the conversation; a question that is too long is left out. */
function inOrder(
  statement: RankedSentence,
  question: RankedSentence,
  [told, asked]: readonly [string, string],
  phrases: SummaryPhrases,
): SummarySentence[] {
  if (!bothFit(statement, question)) {
    return statement.score >= question.score
      ? [quoting(told, [statement], phrases, [question])]
      : [quoting(asked, [question], phrases, [statement])];
  }
  const asksFirst = comesBefore(question, statement);
  // Who took over is said once.
  const first = asksFirst ? quoting(asked, [question], phrases) : quoting(told, [statement], phrases);
  const second = asksFirst
    ? quoting(phrases.told, [statement], phrases)
    : quoting(phrases.teamAsked, [question], phrases);
  return [first, second];
}

function comesBefore(a: Quotable, b: Quotable): boolean {
  return a.message.index < b.message.index || (a.message === b.message && a.sentence.start < b.sentence.start);
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
  if (gap && denial && hadNoAnswer(gap.answer))
    return quoting(phrases.botHadNoAnswer, [{ message: gap.answer, sentence: denial }], phrases);
  if (best.sentence.marks.denial && hadNoAnswer(best.message))
    return withBacking(phrases.botHadNoAnswer, best, backing, phrases);
  const also = best.sentence.marks.denial ? whatIsSaidAfterAll(best) : otherHalf(best);
  if (also) return quoting(phrases.botAnswered, [best, also], phrases);
  return withBacking(asksFor(best) ? phrases.botAskedBack : phrases.botAnswered, best, backing, phrases);
}

/** "I do not know how warm it gets. Glass reaches …": the first sentence that says something, before it or after all. */
function whatIsSaidAfterAll(best: RankedSentence): Quotable | null {
  const said = findDenial(best.message).remainder.find((sentence) =>
    sentence.start > best.sentence.start ? !sentence.asks : saysBefore({ message: best.message, sentence }),
  );
  const answer = said && { message: best.message, sentence: said };
  return answer && bothFit(best, answer) && isTelling(answer) ? answer : null;
}

/** "You can apply online. However, I do not know what it costs": what was left open belongs to the answer. */
function otherHalf(best: RankedSentence): Quotable | null {
  const { sentence } = findDenial(best.message);
  if (!sentence?.marks.denial || sentence === best.sentence || endsAsking(best)) return null;
  const denial = { message: best.message, sentence };
  return bothFit(best, denial) && isQuotable(denial) ? denial : null;
}

/** "How good to hear!" */
function exclaims({ message, sentence }: Quotable): boolean {
  return message.message.text.slice(sentence.start, sentence.end).endsWith('!') && new Set(sentence.stems).size <= 2;
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
  const agree = endsAsking(best) ? endsAsking(backing) && backing.message === best.message : !endsAsking(backing);
  const quoted = share >= QUOTED_SHARE && bothFit(best, backing) && agree && canFollow(backing, best);
  return quoted ? quoting(template, [best, backing], phrases) : quoting(template, [best], phrases, [backing]);
}

/** A question, or "please confirm that you want …". */
function asksFor(reply: Quotable): boolean {
  return (
    endsAsking(reply) ||
    (reply.sentence.marks.readBack !== undefined &&
      !startsWithClass(reply.sentence, 'preposition') &&
      !reply.sentence.marks.done)
  );
}

/** Tells something by itself, or stands right after the other. */
function canFollow({ message, sentence }: Quotable, other: Quotable): boolean {
  if (sentence.marks.courtesy ?? sentence.marks.sympathy) return false;
  const before = message.sentences[message.sentences.indexOf(sentence) - 1];
  const isFirst = before === undefined && message === other.message;
  return isFirst || before === other.sentence || !startsPointing(sentence);
}

function hasContent(message: ReadMessage): boolean {
  return message.sentences.some(({ stems }) => stems.length > 0);
}

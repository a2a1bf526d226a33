/** How a conversation ended, in a sentence of its own when the reply does not say it already. */
import type { Outcome } from '../../analyser.ts';
import type { Exchange } from '../exchanges.ts';
import type { FoundQuestion } from '../find-questions.ts';
import { hasClass, hasMark, type ReadConversation, type ReadMessage, type ReadSentence } from '../read-conversation.ts';
import type { ScoredAnswer } from '../signals/score-turns.ts';
import type { VisitorTurn } from '../signals/visitor-turn.ts';
import { splitWords } from '../text/words.ts';
import type { SummaryPhrases } from './phrases.ts';
import { tells } from './find-answer.ts';
import { hadNoAnswer, isOpen } from './had-no-answer.ts';
import { asksSomething, isChatter, type Quotable } from './quotable.ts';
import { isQuotable, quoting, quotingWhole, wholeOf, type SummarySentence } from './quote.ts';
import { openToldAfter, surelyAsks } from './ties.ts';

export interface Subject {
  read: ReadConversation;
  exchanges: readonly Exchange[];
  questions: readonly FoundQuestion[];
  answers: readonly ScoredAnswer[];
  outcome: Outcome;
}

/** A question of fewer words may be an echo, or say little by itself. */
const ECHO_WORDS = 4;
/** Two open questions are told in no more words. */
const MOST_OPEN = 2;
const OPEN_WORDS = 35;
/** Praise in more words is of something else as often. */
const BRIEF_PRAISE = 15;
/** With so many sentences of a reply there is no room for the question that another leans on. */
const ROOM_FOR_LEAD = 2;
const TRAILS_OFF = /(?:\.\.|…)\s*$/u;
/** So many words of content are worth telling when they were a visitor's last. */
const LAST_STEMS = 2;

/** Null when there is nothing to add to `want` and the reply to it. */
export function describeEnding(
  subject: Subject,
  want: Quotable,
  reply: readonly SummarySentence[],
  phrases: SummaryPhrases,
): SummarySentence | null {
  const repliedAt = reply[0]?.evidence[0]?.message ?? null;
  const { exchanges, read, outcome } = subject;
  const last = exchanges.at(-1);
  const visitorLast = exchanges.findLast(({ asked }) => asked.length > 0);
  const message = visitorLast?.asked.at(-1);
  const turn = visitorLast?.turn;
  if (!last || !message || !turn) return null;
  const say = (text: string, about: ReadMessage = message) => ({ text, evidence: [wholeOf(about)] });
  if (repliedAt === null && !isReplied(read, want))
    return say(wasReplied(exchanges) ? phrases.lastUnreplied : phrases.noReply);
  const lastWord = last.replies.length === 0;
  const unheard = lastWord || wasBrushedOff(last);
  const byOperator = read.messages.some((one) => one.message.role === 'operator');
  const asker = byOperator ? null : exchanges.findLast((exchange) => exchange.turn?.wantsHuman)?.asked.at(-1);
  const handedOff = read.conversation.handoffRequested === true && !byOperator;
  if (handedOff) return say(read.conversation.ended ? phrases.wantedHuman : phrases.waiting, asker ?? message);
  if (asker) return say(phrases.wantedHuman, asker);
  const verdict = byOperator ? undefined : lastVerdict(read);
  if (verdict)
    return say(verdict.message.rating === 'helpful' ? phrases.ratedHelpful : phrases.ratedUnhelpful, verdict);
  // "Same to you!!!" is loud and no more.
  const says = visitorLast.asked.some(({ marked }) => marked.dissatisfaction ?? marked.rage ?? marked.giveUp);
  const complaint = isDispleased(turn) && says && unheard && complaintIn(visitorLast);
  if (complaint) return quotingWhole(phrases.lastWords, complaint, phrases);
  const open = byOperator ? [] : laterOpenQuestions(subject, want, reply.length < ROOM_FOR_LEAD);
  if (open.length > 0) return quoting(phrases.unanswered, open, phrases);
  const closing = closingExchanges(exchanges, want, repliedAt);
  const told =
    !last.replies.some(tells) || outcome === 'resolved_confirmed' || outcome === 'handed_off' || closing.length > 1;
  const praise = told ? praiseIn(closing, subject) : null;
  if (praise) return quotingWhole(phrases.lastWords, praise, phrases);
  if (told && endsInThanks(closing)) return say(phrases.thanked);
  const reacts = !visitorLast.asked.includes(want.message);
  const words = reacts && unheard && !byOperator ? lastWords(visitorLast) : null;
  if (words) return quoting(phrases.lastWords, [words], phrases);
  if (byOperator) return null;
  if (lastWord && visitorLast.asked.some(asksPlainly)) return say(phrases.lastUnreplied);
  return wasLeftUnanswered(subject, want) ? say(phrases.wentUnanswered) : null;
}

/** "Sorry that I could not help" is no reply to what was said last. */
function wasBrushedOff({ replies }: Exchange): boolean {
  return replies.length > 0 && replies.every((reply) => hasMark(reply, 'apology') && !tells(reply));
}

/**
 * What the visitor said at the end, latest first: the last thing, and what was said before it if that was courtesy. "Good
 * morning" and "thanks in advance" beside the question, and what was said before the reply, say nothing of the answer.
 */
function closingExchanges(exchanges: readonly Exchange[], want: Quotable, repliedAt: number | null): Exchange[] {
  const closing: Exchange[] = [];
  for (const exchange of exchanges.toReversed()) {
    const { asked, turn } = exchange;
    const message = asked.at(-1);
    if (!message || !turn) continue;
    const before = exchanges[exchanges.indexOf(exchange) - 1];
    // "Yes, that sounds good" to a question of the bot is its answer.
    const answersBot =
      !turn.thanks &&
      before?.replies.some(({ sentences }) => sentences.some(({ asks, marks }) => asks && !marks.courtesy));
    if (turn.asks || answersBot || asked.includes(want.message) || message.index < (repliedAt ?? 0)) break;
    closing.push(exchange);
    if (!turn.smallTalk && !turn.thanks && !turn.confirms) break;
  }
  return closing;
}

/** A verdict is quoted, not judged: what reads as one may be about anything. */
function complaintIn({ asked }: Exchange): Quotable | null {
  return lastSaid(asked, ({ dissatisfaction, rage, giveUp }) => Boolean(dissatisfaction ?? rage ?? giveUp));
}

function praiseIn(closing: readonly Exchange[], subject: Subject): Quotable | null {
  // What was said before the last words is a verdict on something else as often; a goodbye is no last word.
  const praisesIn = ({ asked }: Exchange) => asked.findLast((said) => confirms(said, subject));
  const last = closing.find((one) => !one.turn?.smallTalk || one.turn.thanks || praisesIn(one));
  const praising = last && praisesIn(last);
  const praise = praising ? lastSaid([praising], ({ confirmation }) => confirmation !== undefined) : null;
  // "Great. Thank you for your help." thanks, and says no more.
  const isBare = praise && new Set(praise.sentence.stems).size < LAST_STEMS && !praise.sentence.marks.thanks;
  return isBare && endsInThanks(closing) ? null : praise;
}

function lastSaid(messages: readonly ReadMessage[], has: (marks: ReadSentence['marks']) => boolean): Quotable | null {
  const said = messages.flatMap((message) => message.sentences.map((sentence) => ({ message, sentence })));
  return said.findLast(({ sentence }) => has(sentence.marks)) ?? null;
}

/** Thanks, and after them no more than a word or two. */
function endsInThanks(closing: readonly Exchange[]): boolean {
  const thanks = closing.findIndex(({ turn }) => turn?.thanks);
  const isBrief = ({ asked }: Exchange) => asked.every(({ wordCount }) => wordCount <= NOTED_WORDS);
  return thanks >= 0 && closing.slice(0, thanks).every((later) => later.turn?.smallTalk === true || isBrief(later));
}

function asksPlainly(message: ReadMessage): boolean {
  return message.sentences.some(
    (sentence) => sentence.words.length > (sentence.asks ? 2 : 3) && asksSomething({ message, sentence }),
  );
}

function isReplied({ messages }: ReadConversation, { message }: Quotable): boolean {
  return messages.slice(message.index + 1).some((later) => later.message.role !== 'visitor' && later.wordCount > 0);
}

/** Somebody replied to what the visitor said before. */
function wasReplied(exchanges: readonly Exchange[]): boolean {
  return exchanges.some(({ asked, replies }) => asked.length > 0 && replies.length > 0);
}

function isDispleased({ dissatisfied, rages, givesUp }: VisitorTurn): boolean {
  return dissatisfied || rages || givesUp;
}

/**
 * Says that it worked or was what they wanted. "Unable to call it excellent" does not; nor does "Amazing" after a
 * complaint, or at the end of a long one, without a word of thanks.
 */
function confirms(
  { sentences, wordCount, marked, message: { text } }: ReadMessage,
  { exchanges, answers }: Subject,
): boolean {
  const told = sentences.filter(
    (sentence) => sentence.marks.confirmation && !sentence.marks.farewell && !takesNote(sentence),
  );
  if (told.length === 0 || marked.dissatisfaction) return false;
  if (
    told.some((sentence) => hasClass(sentence, 'negation') || TRAILS_OFF.test(text.slice(sentence.start, sentence.end)))
  )
    return false;
  const complained = exchanges.some(({ turn, asked }) => turn?.dissatisfied || turn?.rages || asked.some(deniesPraise));
  // "All right" to a refusal is no praise.
  const refused = answers.at(-1)?.isGap === true;
  return marked.thanks !== undefined || (!complained && !refused && wordCount <= BRIEF_PRAISE);
}

/** "You are not being helpful" */
function deniesPraise({ sentences }: ReadMessage): boolean {
  return sentences.some((sentence) => sentence.marks.confirmation && hasClass(sentence, 'negation'));
}

/** "C’est noté", "alles klar": heard, which is not to say welcome. */
function takesNote({ words, marks: { confirmation } }: ReadSentence): boolean {
  const noted = words.length <= NOTED_WORDS ? words : words.slice(confirmation?.from, confirmation?.to);
  return noted.some(({ form }) => noting.has(form));
}

const NOTED_WORDS = 5;
const noting = new Set(
  splitWords(
    'noté clair reçu clear all noted klar alles verstanden duidelijk helder claro entendido todo tudo chiaro tutto tout know wissen savoir saber sapere weten',
  ).map(({ form }) => form),
);

/** The bot's last message, if the visitor rated it. */
function lastVerdict({ messages }: ReadConversation): ReadMessage | undefined {
  const last = messages.findLast(({ message }) => message.role === 'bot');
  return last?.message.rating ? last : undefined;
}

/** The last two that had no answer, as far as both can be read together; in order. */
function laterOpenQuestions(subject: Subject, want: Quotable, mayLead: boolean): Quotable[] {
  const found: Quotable[] = [];
  // What is told next before it has to be what it leans on.
  let lead: Quotable | null = null;
  let words = 0;
  const { read, questions } = subject;
  for (const question of questions.toReversed()) {
    const { message, start } = question;
    if (message.index <= want.message.index) break;
    const sentence = message.sentences.find((candidate) => candidate.start === start);
    if (!isOpen(question) || !sentence || !standsAlone(read, { message, sentence })) continue;
    const after = openToldAfter(subject, question);
    const leans = after?.sentence !== sentence;
    if (!after || (lead && lead.sentence !== sentence)) continue;
    if (leans && !mayLead && after.sentence !== want.sentence) continue;
    words += sentence.words.length;
    if (found.length > 0 && words > OPEN_WORDS) break;
    found.unshift({ message, sentence });
    lead = leans ? after : null;
    if (found.length === MOST_OPEN) break;
  }
  return found;
}

function standsAlone(read: ReadConversation, question: Quotable): boolean {
  const { message, sentence } = question;
  if (!surelyAsks(question)) return false;
  if (sentence.words.length < ECHO_WORDS && new Set(sentence.stems).size < 2) return false;
  // "Five years?" after "we give five years": an echo, not a question of its own.
  const echoes = !sentence.marks.questionOpener && !hasClass(sentence, 'interrogative');
  const before = echoes && read.messages.slice(0, message.index).findLast((one) => one.message.role === 'bot');
  if (before && sentence.stems.every((stem) => before.stems.has(stem))) return false;
  return isQuotable(question);
}

/** What the visitor said last, unless it was asked, or courtesy and no more. */
function lastWords({ asked }: Exchange): Quotable | null {
  const message = asked.findLast(({ sentences }) => sentences.length > 0);
  const said = message?.sentences.map((sentence) => ({ message, sentence })) ?? [];
  const telling = said.filter(({ sentence }) => new Set(sentence.stems).size >= LAST_STEMS && !sentence.asks);
  return telling.find((one) => !isChatter(one) && !one.sentence.marks.thanks && isQuotable(one)) ?? null;
}

/** The matter told was left open, and not another one. */
function wasLeftUnanswered({ answers, outcome, exchanges }: Subject, want: Quotable): boolean {
  const failed = outcome === 'abandoned' || outcome === 'unresolved';
  const last = answers.at(-1);
  // Who was told where to turn has not gone without.
  if (!failed || !last?.isGap || last.answer.marked.deflection) return false;
  if (last.answer.marked.denial && !hadNoAnswer(last.answer)) return false;
  return (
    last.exchange.asked.includes(want.message) ||
    exchanges.every(({ turn }) => !turn?.asks) ||
    answers.every(({ isGap }) => isGap)
  );
}

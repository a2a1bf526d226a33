/**
 * How sure it is that one told thing belongs to another, which decides the form it is told in. Two things are tied when
 * they share a word of content, or when one alone was asked right before the other. What is not tied is told neutrally
 * ("the bot wrote"), and what cannot be understood without the other is told after it or not at all.
 */
import { namesMatter, pointsElsewhere } from '../leaning.ts';
import { hasClass, startsWithClass, type ReadMessage, type ReadSentence } from '../read-conversation.ts';
import type { FoundQuestion } from '../find-questions.ts';
import { coverage } from '../signals/similarity.ts';
import type { Exchange } from '../exchanges.ts';
import type { Subject } from './describe-ending.ts';
import { waitsFor } from './find-answer.ts';
import { leadOf } from './leading-question.ts';
import { asksSomething, type Quotable, type Span } from './quotable.ts';
import { isQuotable, spansOf } from './quote.ts';
import { startsPointing } from './rank-sentences.ts';

/** Deeds of no more words of content say that something was done, not what. */
const BARE_STEMS = 3;

/** Whether all of `reply` answers what is told before it, in `told`; else it is no more than what was written later. */
export function isAnswerTo({ read, exchanges }: Subject, told: readonly Quotable[], reply: readonly Span[]): boolean {
  const toldStems = new Set(stemsIn(read.messages, told.flatMap(spansOf)));
  return reply.every((span) => {
    const exchange = exchanges.find(({ replies }) => replies.some(({ index }) => index === span.message));
    // What the visitor said since may be what is answered.
    if (!exchange || !told.some(({ message }) => exchange.asked.includes(message))) return false;
    const said = sentencesIn(read.messages, [span]);
    // "What sort of wheel" asks back, whatever its stop.
    if (said.some((sentence) => startsWithClass(sentence, 'interrogative'))) return false;
    return (
      said.some(({ stems }) => stems.some((stem) => toldStems.has(stem))) || isAskedAlone(exchanges, exchange, told)
    );
  });
}

/** Everything asked in this exchange is told, and it was no reply to a question put to the visitor. */
function isAskedAlone(exchanges: readonly Exchange[], exchange: Exchange, told: readonly Quotable[]): boolean {
  const spans = told.flatMap(spansOf);
  const said = sentencesOf(exchange.asked);
  const isTold = (one: Quotable) => spans.some((span) => holds(span, one.message, one.sentence));
  return said.some(isTold) && said.every((one) => isTold(one) || !asksSomething(one)) && !waitsFor(exchanges, exchange);
}

/** "Of course you can" and "this goes to the next train" say nothing without the question they answer. */
export function leansOnQuestion(sentence: ReadSentence): boolean {
  return (
    sentence.marks.agreement?.from === 0 ||
    startsWithClass(sentence, 'yes') ||
    startsWithClass(sentence, 'no') ||
    startsPointing(sentence)
  );
}

/** What a leaning question has to be told right after; the question itself when it stands alone, null when unknown. */
export function toldAfter(subject: Asking, asked: FoundQuestion): Quotable | null {
  const question = questionOf(asked);
  if (!question) return null;
  if (!leansElsewhere(question)) return asked.leans ? leadOf(subject, asked.exchange) : question;
  // What "it" stands for may have been named by anything said since.
  const at = subject.exchanges.indexOf(asked.exchange);
  const lead = leadOf({ ...subject, exchanges: subject.exchanges.slice(Math.max(0, at - 2), at + 1) }, asked.exchange);
  return lead && subject.exchanges[at - 1]?.asked.includes(lead.message) ? lead : null;
}

/** The same of one told apart, as without an answer: "do you have any name?" and "so is it 20 % more?" lean as well. */
export function openToldAfter(subject: Asking, asked: FoundQuestion): Quotable | null {
  const question = questionOf(asked);
  if (!question) return null;
  const { sentence } = question;
  const says = new Set(sentence.stems).size > 1 || namesMatter(sentence);
  const concludes = concluding.has(sentence.words[0]?.form ?? '');
  return says && !concludes ? toldAfter(subject, asked) : leadOf(subject, asked.exchange);
}

/** "So I have to reckon with 20 % more?", in the languages of the lexicon. */
const concluding = new Set(['so', 'also', 'donc', 'então', 'entao', 'portanto', 'dus', 'quindi', 'dunque', 'entonces']);

type Asking = Pick<Subject, 'exchanges' | 'questions'>;

function questionOf({ message, start }: FoundQuestion): Quotable | null {
  const sentence = message.sentences.find((one) => one.start === start);
  return sentence ? { message, sentence } : null;
}

/** Has a pronoun whose noun is not quoted with it. */
export function leansElsewhere(question: Quotable): boolean {
  const { message, sentence } = question;
  if (!pointsElsewhere(sentence, message)) return false;
  return !spansOf(question).some((span) => span.message === message.index && span.start < sentence.start - 1);
}

/** "Your reservation is successful" says what was reserved only where that is told. */
export function sayWhatWasDone({ read }: Subject, deeds: readonly Quotable[], told: readonly Span[]): boolean {
  const known = new Set(stemsIn(read.messages, told));
  return deeds.some(({ sentence }) => {
    const stems = new Set(sentence.stems);
    return stems.size > BARE_STEMS || coverage(stems, known) > 0;
  });
}

/** The one thing wished for right before `reply`, where the visitor was not asked; null when there is none or are several. */
export function wishRightBefore({ exchanges }: Subject, reply: Quotable): Quotable | null {
  const exchange = exchanges.find(({ replies }) => replies.includes(reply.message));
  if (!exchange || waitsFor(exchanges, exchange)) return null;
  const wishes = sentencesOf(exchange.asked).filter((one) => one.sentence.marks.request ?? asksSomething(one));
  const [wish] = wishes;
  const isClear =
    wish &&
    wishes.length === 1 &&
    !hasClass(wish.sentence, 'negation') &&
    new Set(wish.sentence.stems).size > 1 &&
    !leansElsewhere(wish);
  return isClear && isQuotable(wish) ? wish : null;
}

/** Nothing but what is told was asked up to this exchange, so that what is replied in it is about that. */
export function isOnlyMatter({ exchanges }: Subject, told: readonly Quotable[], replied: Exchange): boolean {
  const spans = told.flatMap(spansOf);
  const said = sentencesOf(exchanges.slice(0, exchanges.indexOf(replied) + 1).flatMap(({ asked }) => asked));
  return said.every((one) => !asksSomething(one) || spans.some((span) => holds(span, one.message, one.sentence)));
}

/** Something else was wished for up to this reply. */
export function isOfAnotherWish({ exchanges }: Subject, told: readonly Quotable[], reply: Quotable): boolean {
  const spans = told.flatMap(spansOf);
  const replied = exchanges.findIndex(({ replies }) => replies.includes(reply.message));
  const from = exchanges.findIndex(({ asked }) => told.some(({ message }) => asked.includes(message)));
  return exchanges.slice(from, replied + 1).some((exchange) =>
    sentencesOf(exchange.asked).some(({ message, sentence }) => {
      if (spans.some((span) => holds(span, message, sentence))) return false;
      // "I also need a locker", which nobody had asked for.
      const says = hasClass(sentence, 'firstPerson') && new Set(sentence.stems).size > 1;
      return sentence.marks.request !== undefined || (says && !waitsFor(exchanges, exchange));
    }),
  );
}

/** "What a name!" begins as a question does. */
export function surelyAsks(question: Quotable): boolean {
  const { message, sentence } = question;
  const isLoud = message.message.text.slice(sentence.start, sentence.end).trimEnd().endsWith('!');
  return asksSomething(question) && (sentence.asks || !isLoud);
}

function sentencesOf(messages: readonly ReadMessage[]): Quotable[] {
  return messages.flatMap((message) => message.sentences.map((sentence) => ({ message, sentence })));
}

function stemsIn(messages: readonly ReadMessage[], spans: readonly Span[]): string[] {
  return sentencesIn(messages, spans).flatMap(({ stems }) => stems);
}

function sentencesIn(messages: readonly ReadMessage[], spans: readonly Span[]): ReadSentence[] {
  return spans.flatMap((span) => {
    const message = messages[span.message];
    return message?.sentences.filter((sentence) => holds(span, message, sentence)) ?? [];
  });
}

function holds(span: Span, message: ReadMessage, { start, end }: ReadSentence): boolean {
  return span.message === message.index && span.start <= start && end <= span.end;
}

/** What a visitor's message does: ask, thank, protest, chat. */
import { hasClass, hasMark, startsWithClass, type ReadMessage, type ReadSentence } from '../read-conversation.ts';
import { stemWord } from '../text/stem.ts';
import { similarity } from './similarity.ts';

export interface VisitorTurn {
  asks: boolean;
  /** Greeting, thanks, farewell or chat and nothing else. */
  smallTalk: boolean;
  thanks: boolean;
  /** Wants nothing further: "no, thank you". */
  declines: boolean;
  confirms: boolean;
  dissatisfied: boolean;
  corrects: boolean;
  /** Says it again, in words ("I already told you") or by saying the same. */
  repeats: boolean;
  /** Content shared with an earlier message of the visitor, 0 to 1. */
  sameAsBefore: number;
  wantsHuman: boolean;
  rages: boolean;
  givesUp: boolean;
  bewildered: boolean;
}

const SAME = 0.6;
/** "How are you? And where is my order 123": beyond so many words of content it is no longer small talk. */
const CHATTY = 4;
const FEW_WORDS = 3;
/** "Hello dear team": whom it greets. */
const ADDRESS_WORDS = 1;
const SHOUTING = /(?:\b\p{Lu}{3,}\b[\s!?,.]*){3,}|[!?]{3,}/u;
const SHOUTING_READ = 300;
/** Repeating oneself is to a recent message; comparing with all would cost the square of a long conversation. */
const REMEMBERED = 12;

/** `earlier` are the visitor's messages before this one, oldest first. */
export function readVisitorTurn(message: ReadMessage, earlier: readonly ReadMessage[]): VisitorTurn {
  const mark = (category: Parameters<typeof hasMark>[1]) => hasMark(message, category);
  let sameAsBefore = 0;
  for (const other of message.stems.size >= 2 ? earlier.slice(-REMEMBERED) : []) {
    sameAsBefore = Math.max(sameAsBefore, similarity(message.stems, other.stems));
  }
  const asks = message.sentences.some(isQuestion);
  // The "good" of "good afternoon" agrees to nothing.
  const said = (category: 'agreement' | 'confirmation') =>
    message.sentences.some(({ marks }) => marks[category] && !isWithin(marks[category], marks.greeting));
  const closes = mark('thanks') || mark('farewell') || mark('smallTalk') || said('agreement') || said('confirmation');
  return {
    asks,
    smallTalk:
      (mark('smallTalk') && message.stems.size <= CHATTY) ||
      message.stems.size === 0 ||
      (closes && !asks && !mark('request') && message.stems.size <= FEW_WORDS) ||
      (mark('greeting') && !asks && !mark('request') && wordsBeyondGreeting(message) <= ADDRESS_WORDS),
    thanks: message.sentences.some(givesThanks),
    declines: mark('enough') && mark('thanks'),
    confirms: said('confirmation') && !mark('dissatisfaction'),
    dissatisfied: mark('dissatisfaction'),
    corrects: mark('correction'),
    repeats: mark('repetition') || (sameAsBefore >= SAME && (asks || mark('request'))),
    sameAsBefore,
    wantsHuman: message.sentences.some(({ marks }) => marks.human && !marks.noHuman && !marks.smallTalk),
    rages:
      mark('rage') || (!closes && !mark('greeting') && SHOUTING.test(message.message.text.slice(0, SHOUTING_READ))),
    givesUp: mark('giveUp') && !mark('thanks'),
    bewildered: mark('bewilderment'),
  };
}

interface Span {
  from: number;
  to: number;
}

function isWithin(inner: Span, outer: Span | undefined): boolean {
  return outer !== undefined && inner.from >= outer.from && inner.to <= outer.to;
}

/** Words of content that are no part of a greeting. */
function wordsBeyondGreeting({ sentences, stems }: ReadMessage): number {
  const rest = new Set<string>();
  for (const { words, marks } of sentences) {
    words.forEach(({ form }, at) => {
      const stem = stemWord(form);
      if (stems.has(stem) && !(marks.greeting && at >= marks.greeting.from && at < marks.greeting.to)) rest.add(stem);
    });
  }
  return rest.size;
}

/** "No, thank you" turns something down. */
function givesThanks({ marks: { thanks, enough } }: ReadSentence): boolean {
  return thanks !== undefined && !(enough && enough.from <= thanks.from && enough.to > thanks.from);
}

export function isQuestion(sentence: ReadSentence): boolean {
  return sentence.words.length > 0 && (sentence.asks || Boolean(sentence.marks.questionOpener));
}

/** The first question, its answer and what is said to that. */
const OPENING = 2;

/** Says in words that something is wrong. */
export function protests({ dissatisfied, corrects, repeats, rages, givesUp, wantsHuman }: VisitorTurn): boolean {
  return dissatisfied || corrects || repeats || rages || givesUp || wantsHuman;
}

/** Of a message of which nothing can be said. */
export const NEUTRAL_LOG_ODDS = -1.6;

/**
 * How a visitor's message takes what was said before it, as log-odds that they are dissatisfied. The weights are set by
 * hand, in steps of a tenth; negation alone says little unless there was something to say no to.
 */
export function reactionLogOdds(message: ReadMessage, turn: VisitorTurn, botBefore: ReadMessage | undefined): number {
  const mark = (category: Parameters<typeof hasMark>[1]) => Number(hasMark(message, category));
  const bot = (category: Parameters<typeof hasMark>[1]) =>
    Number(botBefore !== undefined && hasMark(botBefore, category));
  const negates = Number(hasClass(message, 'negation'));
  let odds = NEUTRAL_LOG_ODDS;
  if (botBefore) {
    odds += 1.6 * negates + 0.7 * Number(startsWithClass(message, 'negation'));
    odds += 0.5 * mark('rejection') + 0.4 * Number(hasClass(message, 'alternative')) + mark('retry');
    odds += 1.5 * mark('apology') + 0.7 * mark('bewilderment') + 0.5 * turn.sameAsBefore;
    odds += 0.8 * bot('unavailable') + 0.5 * bot('apology') + 0.3 * bot('denial');
    odds += 0.2 * Number(hasClass(botBefore, 'negation'));
    // "Please confirm: two tickets?" – "No": it was got wrong. "Anything else?" – "No": that is no complaint.
    odds += 0.6 * negates * bot('readBack') - 1.2 * negates * bot('courtesy');
    // Where little was said, little has gone wrong, unless it is said to have.
    odds -= 0.7 * Number(message.index <= OPENING && !protests(turn));
  }
  odds += Number(turn.dissatisfied) + 1.2 * Number(turn.rages) + Number(turn.wantsHuman) + 0.6 * mark('repetition');
  odds += 0.6 * Number(turn.givesUp);
  odds -=
    mark('confirmation') +
    0.7 * mark('thanks') +
    0.6 * mark('farewell') +
    0.4 * mark('agreement') +
    0.5 * mark('enough');
  odds -= 0.5 * Number(startsWithClass(message, 'yes')) + 0.3 * Number(message.wordCount < 4);
  return odds - 0.4 * (Math.log1p(message.wordCount) - 2);
}

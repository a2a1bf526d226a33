/** In which exchange, and by which of the bot's messages, a question was answered. */
import type { Exchange } from '../exchanges.ts';
import { startsWithClass, type ReadMessage, type ReadSentence } from '../read-conversation.ts';
import { asksSomething, isChatter, saysYesOrNo } from './quotable.ts';

/** Beside a question back, a sentence of no more words of content says little. */
const ASIDE_STEMS = 2;
/** An apology in no more says what for, and nothing else. */
const SORRY_STEMS = 4;
/** From here on a message counts as repeated, by what it says alone. */
const SIMILAR = 0.6;
const SAME_QUESTION = 0.9;

/** Where a question was answered: null when it never was. `heard` are the exchanges up to that one, or to where the talk turns. */
export interface Answering {
  answered: Exchange | null;
  heard: readonly Exchange[];
}

/**
 * The exchange in which the bot answers what `asked` asks: that one, or a later one if all it did until then was ask back.
 * What is said once the visitor has asked something else answers that.
 */
export function findAnswering(asked: Exchange, isAnswerItself: boolean): Answering {
  const heard = [asked];
  for (let at = asked; ;) {
    if (at.replies.some(tells)) return { answered: afterCorrections(at), heard };
    const { next } = at;
    if (!next || isAnswerItself || !goesOnAbout(at, next)) return { answered: null, heard };
    heard.push(next);
    at = next;
  }
}

/** The bot asked back and the visitor said no question of their own, or said the same again. */
function goesOnAbout({ replies }: Exchange, { asked, turn }: Exchange): boolean {
  if (turn?.corrects || (turn?.repeats && turn.sameAsBefore >= SIMILAR)) return true;
  const asksBack = replies.some(({ sentences }) =>
    sentences.some(
      ({ asks, marks }) => (asks && !marks.courtesy) || marks.readBack || marks.misunderstanding || marks.request,
    ),
  );
  return (
    asksBack &&
    !asked.some((message) =>
      message.sentences.some((sentence) => asksSomething({ message, sentence }) && !guesses(sentence)),
    )
  );
}

/** "No idea, 70?": an answer with a question mark. */
export function guesses(sentence: ReadSentence): boolean {
  return saysYesOrNo(sentence) && new Set(sentence.stems).size <= ASIDE_STEMS;
}

/** The visitor put the bot right, or asked the same again, and got another answer: that is the one that counts. */
function afterCorrections(first: Exchange): Exchange {
  let answered = first;
  for (let { next } = first; next && takesBack(answered, next); next = next.next) {
    const answer = next.replies.find(tells);
    // What the bot did is told as such, and another refusal changes nothing.
    const isOther = ({ marks }: ReadSentence) =>
      marks.denial ?? marks.unavailable ?? marks.deflection ?? marks.misunderstanding ?? marks.done ?? marks.notDone;
    if (!answer || answer.sentences.some(isOther)) break;
    answered = next;
  }
  return answered;
}

/** "No, a pump for air": also without the words of a correction, where the bot had not asked. */
function takesBack({ replies }: Exchange, { asked, turn, replies: answers }: Exchange): boolean {
  if (!turn || turn.smallTalk || turn.thanks || turn.confirms) return false;
  const saysNo = startsWithClass(asked[0], 'no') && !replies.some(({ asks }) => asks);
  // The bot begs pardon and answers anew, and nothing else had been asked.
  const makesGood = !turn.asks && Boolean(answers[0]?.sentences[0]?.marks.apology);
  // A question about the same thing is often another one; the same words are the same question.
  const saysSo = turn.sameAsBefore < SIMILAR && (!turn.asks || turn.sameAsBefore > 0);
  const repeats = turn.repeats && (saysSo || turn.sameAsBefore >= SAME_QUESTION);
  return turn.corrects || repeats || saysNo || makesGood;
}

/** Says something that may be an answer, if only that there is none: neither a question back nor a courtesy. */
export function tells(message: ReadMessage): boolean {
  const asksBack = message.sentences.some(({ asks, marks }) => asks && !marks.courtesy);
  return message.sentences.some((sentence) => {
    const { stems, asks, marks } = sentence;
    // "To confirm that it is connected, hold …" reads nothing back.
    if ((asks && !offers(sentence)) || (marks.readBack && !startsWithClass(sentence, 'preposition'))) return false;
    // "I have booked it, have a nice evening!"
    if (marks.done) return true;
    // "Sorry for the trouble."
    const isSorryOnly = marks.apology && !marks.denial && !marks.unavailable;
    if (isSorryOnly && new Set(stems).size <= SORRY_STEMS) return false;
    if (marks.courtesy || marks.greeting || marks.sympathy || isChatter({ message, sentence })) return false;
    // "Happy to check. What is your order number?"
    return Boolean(marks.denial) || stems.length > (asksBack ? ASIDE_STEMS : 1);
  });
}

/** "I found the Otter or the Moss?": told, and asked by its mark alone. */
function offers(sentence: ReadSentence): boolean {
  const { marks, stems } = sentence;
  return startsWithClass(sentence, 'firstPerson') && !marks.questionOpener && !marks.readBack && stems.length > 1;
}

/** Asks the visitor back, and is not "what else can I do for you?" */
export function asksBackAt({ asks, marks }: ReadSentence): boolean {
  return asks && !marks.courtesy;
}

/** What the visitor says here was asked for: the question it belongs to stands before. */
export function waitsFor(exchanges: readonly Exchange[], exchange: Exchange): boolean {
  const before = exchanges[exchanges.indexOf(exchange) - 1];
  return before?.replies.some(({ sentences }) => sentences.some(asksBackAt)) === true;
}

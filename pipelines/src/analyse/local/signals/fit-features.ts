/** How an answer fits what was said before it. */
import { hasClass, hasMark, startsWithClass, type ReadMessage } from '../read-conversation.ts';
import { findDenial } from './denial.ts';
import { isOtherMatter } from './matters.ts';
import { coverage, similarity } from './similarity.ts';
import type { VisitorTurn } from './visitor-turn.ts';

const flag = (value: unknown) => (value ? 1 : 0);
const CONTEXT_MESSAGES = 4;
const REMEMBERED_ANSWERS = 20;
/** An answer of fewer content words may leave out what it is about. */
const FULL_ANSWER = 4;
/** "What is your address?", but not a request to change one. */
const CONTACT_QUESTION_WORDS = 7;

/** `earlier` are the messages before the answer, oldest first; `question` the visitor's message it replies to. */
export function readFit(
  answer: ReadMessage,
  question: ReadMessage | undefined,
  turn: VisitorTurn | null,
  earlier: readonly ReadMessage[],
) {
  const context = earlier.slice(-CONTEXT_MESSAGES);
  const known = new Set(context.flatMap(({ stems }) => [...stems]));
  const fresh = [...answer.stems].filter((stem) => !known.has(stem));
  const botBefore = earlier.filter(({ message }) => message.role === 'bot').slice(-REMEMBERED_ANSWERS);
  const asked = question?.stems ?? new Set<string>();
  const shared = [...asked].filter((stem) => answer.stems.has(stem));
  const asksWhich = question?.asks && hasClass(question, 'interrogative');
  const asksWhether = question?.asks && !hasClass(question, 'interrogative');
  const yesOrNo = startsWithClass(answer, 'yes') || startsWithClass(answer, 'no');
  const sameAsBefore = botBefore.map((message) => sameness(answer, message));
  const denial = findDenial(answer);
  const remainder = new Set(denial.remainder.flatMap(({ stems }) => stems));
  const specifics = weighSpecifics(asked, earlier);
  const onTopic = [...answer.stems].some((stem) => known.has(stem));
  return {
    covered: coverage(asked, answer.stems),
    remainderCovers: denial.sentence ? coverage(asked, remainder) : 0,
    coveredSpecifics: weighedCoverage(specifics, answer.stems),
    statedSpecifics: weighedCoverage(specifics, remainder),
    newMatter: weighNew(asked, earlier),
    questionsAsked: Math.min(3, question?.sentences.filter((sentence) => sentence.asks).length ?? 0),
    visitorWantsAdvice: flag(question && hasMark(question, 'advice')),
    visitorSaysI: flag(hasClass(question, 'firstPerson')),
    visitorSaysYou: flag(hasClass(question, 'secondPerson')),
    coveredNothing: flag(asked.size > 0 && answer.stems.size > 0 && shared.length === 0),
    otherMatter: flag(
      question &&
        shared.length === 0 &&
        !yesOrNo &&
        !denial.sentence &&
        !answer.asks &&
        answer.stems.size >= FULL_ANSWER &&
        isOtherMatter(question, answer),
    ),
    coveredLetters: shared.reduce((sum, stem) => sum + stem.length, 0) / 10,
    fresh: Math.log1p(fresh.length),
    freshShare: answer.stems.size === 0 ? 0 : fresh.length / answer.stems.size,
    asksOnTopic: flag(answer.asks && onTopic),
    asksOffTopic: flag(answer.asks && !onTopic),
    visitorAsks: flag(turn?.asks),
    visitorStates: flag(question && !question.asks),
    asksWhich: flag(asksWhich),
    asksWhether: flag(asksWhether),
    whetherGetsYesOrNo: flag(asksWhether && yesOrNo),
    whetherGetsOther: flag(asksWhether && !yesOrNo),
    whichGetsYesOrNo: flag(asksWhich && yesOrNo),
    statementGetsYesOrNo: flag(question && !question.asks && yesOrNo),
    youGetsI: flag(hasClass(question, 'secondPerson') && hasClass(answer, 'firstPerson')),
    iGetsYou: flag(hasClass(question, 'firstPerson') && hasClass(answer, 'secondPerson')),
    theyFromNowhere: flag(
      hasClass(answer, 'thirdPerson') && !context.some((message) => hasClass(message, 'thirdPerson')),
    ),
    greetingReturned: flag(question && hasMark(question, 'greeting') && hasMark(answer, 'greeting')),
    greetingLate: flag(hasMark(answer, 'greeting') && botBefore.length > 1),
    visitorGreets: flag(question && hasMark(question, 'greeting')),
    visitorChats: flag(turn?.smallTalk),
    visitorSeeksContact: flag(
      hasClass(question, 'contact') ||
        (hasClass(question, 'contactDetail') &&
          hasClass(question, 'secondPerson') &&
          (question?.wordCount ?? 0) <= CONTACT_QUESTION_WORDS),
    ),
    visitorBewildered: flag(question && hasMark(question, 'bewilderment')),
    visitorDissatisfied: flag(turn?.dissatisfied),
    visitorCorrects: flag(turn?.corrects),
    visitorRepeats: flag(turn?.repeats),
    visitorNegates: flag(startsWithClass(question, 'negation')),
    visitorLength: Math.log1p(question?.wordCount ?? 0),
    lengthRatio: Math.log1p(answer.wordCount) - Math.log1p(question?.wordCount ?? 0),
    repeatsItself: Math.max(0, ...sameAsBefore),
    repeatsExactly: flag(sameAsBefore.includes(1)),
    repeatsLast: sameAsBefore.at(-1) ?? 0,
    echoes: question ? similarity(answer.forms, question.forms) : 0,
    turnNumber: Math.min(1, botBefore.length / 10),
    isFirst: flag(botBefore.length === 0),
  };
}

/** The words of a question by how much they set it apart: what has been talked about all along asks for little. */
function weighSpecifics(asked: ReadonlySet<string>, earlier: readonly ReadMessage[]): Map<string, number> {
  const weights = new Map<string, number>();
  const before = earlier.slice(0, -1);
  for (const stem of asked) {
    const seen = before.filter(({ stems }) => stems.has(stem)).length;
    weights.set(stem, 1 / (1 + seen));
  }
  return weights;
}

/** Share of these words, by weight, that are among `stems`; 0 without words. */
function weighedCoverage(weights: ReadonlyMap<string, number>, stems: ReadonlySet<string>): number {
  let all = 0;
  let covered = 0;
  for (const [stem, weight] of weights) {
    all += weight;
    if (stems.has(stem)) covered += weight;
  }
  return all === 0 ? 0 : covered / all;
}

/** Share of the question's words that nobody used before it. */
function weighNew(asked: ReadonlySet<string>, earlier: readonly ReadMessage[]): number {
  if (asked.size === 0) return 0;
  const before = earlier.slice(0, -1);
  const fresh = [...asked].filter((stem) => !before.some(({ stems }) => stems.has(stem)));
  return fresh.length / asked.size;
}

/** Exact repetition counts in full even for messages without content words. */
function sameness(a: ReadMessage, b: ReadMessage): number {
  return a.message.text.trim() === b.message.text.trim() ? 1 : similarity(a.forms, b.forms);
}

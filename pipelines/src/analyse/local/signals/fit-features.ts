/** How an answer fits what was said before it. */
import { hasClass, hasMark, startsWithClass, type ReadMessage } from '../read-conversation.ts';
import { findDenial } from './denial.ts';
import { coverage, similarity } from './similarity.ts';
import type { VisitorTurn } from './visitor-turn.ts';

const flag = (value: unknown) => (value ? 1 : 0);
const CONTEXT_MESSAGES = 4;
const REMEMBERED_ANSWERS = 20;

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
  const onTopic = [...answer.stems].some((stem) => known.has(stem));
  return {
    covered: coverage(asked, answer.stems),
    remainderCovers: denial.sentence ? coverage(asked, remainder) : 0,
    coveredNothing: flag(asked.size > 0 && answer.stems.size > 0 && shared.length === 0),
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
    visitorSeeksContact: flag(hasClass(question, 'contact')),
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

/** Exact repetition counts in full even for messages without content words. */
function sameness(a: ReadMessage, b: ReadMessage): number {
  return a.message.text.trim() === b.message.text.trim() ? 1 : similarity(a.forms, b.forms);
}

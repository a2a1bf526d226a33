/** What else was asked: two questions in full, and of a long conversation how many more there were. */
import type { FoundQuestion } from '../find-questions.ts';
import type { Subject } from './describe-ending.ts';
import { guesses } from './find-answer.ts';
import { isOpen } from './had-no-answer.ts';
import type { SummaryPhrases } from './phrases.ts';
import type { Quotable, Span } from './quotable.ts';
import { endsAsking, isQuotable, quoting, type SummarySentence } from './quote.ts';
import { openToldAfter, surelyAsks, toldAfter } from './ties.ts';

const FURTHER_QUESTIONS = 2;
const FEWEST_WORDS = 3;
/** Fewer are passed over, unless one had no answer. */
const FEWEST_MORE = 5;
const FEWEST_WITH_OPEN = 2;

/** What else the bot was asked, and answered; what the question told as the `ending` leans on stands last. */
export function describeFurther(
  subject: Subject,
  want: Quotable,
  ending: SummarySentence | null,
  phrases: SummaryPhrases,
): SummarySentence | null {
  const { read, questions } = subject;
  if (read.messages.some(({ message }) => message.role === 'operator')) return null;
  const told = questions.find(({ message, start }) =>
    ending?.evidence.some((span) => span.message === message.index && span.start <= start && start < span.end),
  );
  const lead = told && openToldAfter(subject, told);
  const leans = lead && (lead.message !== told.message || lead.sentence.start !== told.start);
  if (leans && lead.message === want.message) return null;
  if (leans) return quoting(endsAsking(lead) ? phrases.alsoAsked : phrases.alsoWrote, [lead], phrases);
  const further: Quotable[] = [];
  const isNewOne = isNew([want]);
  for (const { open, found, question } of askedIn(questions)) {
    if (open || found.leans || question.message.index <= want.message.index) continue;
    if (question.sentence.words.length < FEWEST_WORDS || !isNewOne(question) || !isQuotable(question)) continue;
    const after = toldAfter(subject, found)?.sentence;
    // Right after the question it leans on is understood what says enough of its own.
    if (after !== question.sentence && after !== (further.at(-1) ?? want).sentence) continue;
    further.push(question);
    if (further.length === FURTHER_QUESTIONS) break;
  }
  return further.length > 0 ? quoting(phrases.alsoAsked, further, phrases) : null;
}

/** Null when all but a few questions are told. Each one counted is in the evidence. */
export function countMore(
  { questions }: Subject,
  told: readonly SummarySentence[],
  phrases: SummaryPhrases,
): SummarySentence | null {
  const spans = told.flatMap(({ evidence }) => evidence);
  const isTold = ({ message, sentence }: Quotable) =>
    spans.some((span) => span.message === message.index && span.start <= sentence.start && sentence.end <= span.end);
  const asked = askedIn(questions);
  const isNewOne = isNew(asked.filter(({ question }) => isTold(question)).map(({ question }) => question));
  const more = asked.filter(({ question }) => isNewOne(question));
  const openOnes = more.filter(({ open }) => open).length;
  if (more.length < (openOnes > 0 ? FEWEST_WITH_OPEN : FEWEST_MORE)) return null;
  return { text: phrases.moreQuestions(more.length, openOnes), evidence: more.map(({ question }) => spanOf(question)) };
}

function spanOf({ message, sentence: { start, end } }: Quotable): Span {
  return { message: message.index, start, end };
}

interface Asked {
  open: boolean;
  found: FoundQuestion;
  question: Quotable;
}

/** The questions that ask about the matter, not for a person or to put something right. */
function askedIn(questions: readonly FoundQuestion[]): Asked[] {
  return questions.flatMap((found) => {
    const { message, start } = found;
    const sentence = message.sentences.find((candidate) => candidate.start === start);
    if (!sentence || sentence.marks.human || sentence.marks.correction || guesses(sentence)) return [];
    const question = { message, sentence };
    return surelyAsks(question) ? [{ open: isOpen(found), found, question }] : [];
  });
}

/** Passes each question once, and those already told not at all: people ask the same again. */
function isNew(told: readonly Quotable[]): (question: Quotable) => boolean {
  const wordsOf = ({ sentence }: Quotable) => sentence.words.map(({ form }) => form).join(' ');
  const seen = new Set(told.map(wordsOf));
  return (question) => {
    const words = wordsOf(question);
    return !seen.has(words) && Boolean(seen.add(words));
  };
}

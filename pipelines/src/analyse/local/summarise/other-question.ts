/** The question that a person's reply belongs to, where it is not the one that opens the summary. */
import type { Exchange } from '../exchanges.ts';
import { startsWithClass, type ReadSentence } from '../read-conversation.ts';
import { coverage } from '../signals/similarity.ts';
import type { Subject } from './describe-ending.ts';
import type { SummaryPhrases } from './phrases.ts';
import { isQuotable, quoting, type SummarySentence } from './quote.ts';
import { startsPointing, type RankedSentence } from './rank-sentences.ts';

/** A question of fewer words says nothing by itself. */
const FEWEST_WORDS = 4;

/** Asks the visitor back, and is not "what else can I do for you?" */
export function asksBackAt({ asks, marks }: ReadSentence): boolean {
  return asks && !marks.courtesy;
}

/** "Of course you can" and "this goes to the next train" say nothing without the question they answer. */
function answersAsWell(sentence: ReadSentence): boolean {
  return (
    sentence.marks.agreement?.from === 0 ||
    startsWithClass(sentence, 'yes') ||
    startsWithClass(sentence, 'no') ||
    startsPointing(sentence)
  );
}

/** What the visitor says here was asked for: the question it belongs to stands before. */
export function waitsFor(exchanges: readonly Exchange[], exchange: Exchange): boolean {
  const before = exchanges[exchanges.indexOf(exchange) - 1];
  return before?.replies.some(({ sentences }) => sentences.some(asksBackAt)) === true;
}

/** What was told answers another question than the one that opens the summary: that one is told as well. */
export function otherQuestion(
  { exchanges }: Subject,
  want: RankedSentence,
  [told]: readonly SummarySentence[],
  phrases: SummaryPhrases | undefined,
): SummarySentence[] {
  const spot = told?.evidence[0]?.message;
  const replied = exchanges.find(({ replies }) => replies.some(({ index }) => index === spot));
  if (!phrases || !replied || replied.asked.includes(want.message)) return [];
  const asks = (one: ReadSentence) =>
    one.asks && one.words.length >= FEWEST_WORDS && one.stems.length > 1 && !one.marks.human;
  const asking = exchanges
    .slice(0, exchanges.indexOf(replied) + 1)
    .findLast((one) => one.asked.some(({ sentences }) => sentences.some(asks)) || !waitsFor(exchanges, one));
  const message = asking?.asked.findLast(({ sentences }) => sentences.some(asks));
  const sentence = message?.sentences.findLast(asks);
  if (!message || !sentence || message.index <= want.message.index) return [];
  const question = { message, sentence };
  const first = replied.replies
    .flatMap(({ index, sentences }) => (index === spot ? sentences : []))
    .find(({ start, end }) => told?.evidence[0] && told.evidence[0].start <= start && end <= told.evidence[0].end);
  const leans = first && answersAsWell(first);
  if (!leans && coverage(new Set(sentence.stems), new Set(want.sentence.stems)) > 0) return [];
  return isQuotable(question) ? [quoting(phrases.alsoAsked, [question], phrases)] : [];
}

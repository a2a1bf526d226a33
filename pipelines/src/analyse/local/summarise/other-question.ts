/** The question that a person's reply belongs to, where it is not the one that opens the summary. */
import type { Exchange } from '../exchanges.ts';
import type { ReadSentence } from '../read-conversation.ts';
import { coverage } from '../signals/similarity.ts';
import type { Subject } from './describe-ending.ts';
import { waitsFor } from './find-answer.ts';
import type { Quotable } from './quotable.ts';
import { isQuotable, type SummarySentence } from './quote.ts';
import type { RankedSentence } from './rank-sentences.ts';
import { leansOnQuestion } from './ties.ts';

/** A question of fewer words says nothing by itself. */
const FEWEST_WORDS = 4;

/** What was told answers another question than the one that opens the summary: that one has to be told as well. */
export function otherQuestion(
  { exchanges }: Subject,
  want: RankedSentence,
  [told]: readonly SummarySentence[],
): Quotable | null {
  const spot = told?.evidence[0]?.message;
  const replied = exchanges.find(({ replies }) => replies.some(({ index }) => index === spot));
  if (!replied || replied.asked.includes(want.message)) return null;
  const asks = (one: ReadSentence) =>
    one.asks && one.words.length >= FEWEST_WORDS && one.stems.length > 1 && !one.marks.human;
  const asking = exchanges
    .slice(0, exchanges.indexOf(replied) + 1)
    .findLast((one) => one.asked.some(({ sentences }) => sentences.some(asks)) || !waitsFor(exchanges, one));
  const message = asking?.asked.findLast(({ sentences }) => sentences.some(asks));
  const sentence = message?.sentences.findLast(asks);
  if (!message || !sentence || message.index <= want.message.index) return null;
  const question = { message, sentence };
  if (!opensLeaning(replied, told) && coverage(new Set(sentence.stems), new Set(want.sentence.stems)) > 0) return null;
  return isQuotable(question) ? question : null;
}

/** What is told of this exchange begins with a sentence that says nothing without its question. */
export function opensLeaning({ replies }: Exchange, told: SummarySentence | undefined): boolean {
  const span = told?.evidence[0];
  const first = replies
    .flatMap(({ index, sentences }) => (index === span?.message ? sentences : []))
    .find(({ start, end }) => span && span.start <= start && end <= span.end);
  return first !== undefined && leansOnQuestion(first);
}

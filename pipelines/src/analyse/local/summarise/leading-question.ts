/** The question that another one leans on: "Does that hold on Sundays as well?" says nothing without it. */
import type { Exchange } from '../exchanges.ts';
import type { Subject } from './describe-ending.ts';
import { waitsFor } from './find-answer.ts';
import { isQuotable } from './quote.ts';
import type { Quotable } from './quotable.ts';

/** The last thing asked before `exchange` that stands by itself; null when that cannot be told. */
export function leadOf(
  { exchanges, questions }: Pick<Subject, 'exchanges' | 'questions'>,
  exchange: Exchange,
): Quotable | null {
  for (const before of exchanges.slice(0, exchanges.indexOf(exchange)).toReversed()) {
    const { turn } = before;
    if (!turn || turn.smallTalk || turn.thanks || turn.confirms || waitsFor(exchanges, before)) continue;
    const known = questions.find((question) => question.exchange === before);
    if (known?.leans) continue;
    const message = known?.message ?? before.asked.find(({ stems }) => stems.size > 0);
    const sentence = message?.sentences.find(({ start, stems }) => (known ? start === known.start : stems.length > 0));
    return message && sentence && isQuotable({ message, sentence }) ? { message, sentence } : null;
  }
  return null;
}

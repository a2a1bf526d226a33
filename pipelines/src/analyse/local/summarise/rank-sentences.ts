/** Which sentences of a conversation say most: of what was wanted, and of what was done about it. */
import { coverage } from '../signals/similarity.ts';
import type { ReadConversation, ReadMessage, ReadSentence } from '../read-conversation.ts';

export interface RankedSentence {
  message: ReadMessage;
  sentence: ReadSentence;
  score: number;
}

/** A sentence says more the more it names, up to a point. */
function substance(count: number, beyondFive: number): number {
  return Math.min(count, 5) + beyondFive * Math.min(Math.max(count - 5, 0), 5);
}

function isReply(message: ReadMessage): boolean {
  return message.message.role === 'bot' || message.message.role === 'operator';
}

/** A sentence that a sender's line limit cut in two; its halves say little, and may say the contrary. */
const CUT_OFF = 4;
const FEW_WORDS = 5;
const ENDS = /[.!?…。！？؟)"'”’\]]\s*$|https?:\/\/\S+\s*$/u;
const GOES_ON = /^[\s.…]*(?:@\S+\s+)*(?:[.…]{2,}|\p{Ll})/u;

/** Messages whose first sentence goes on from the one before, by the same side. */
function continued(messages: readonly ReadMessage[]): ReadonlySet<ReadMessage> {
  return new Set(
    messages.filter((message, index) => {
      const before = messages[index - 1]?.message;
      return (
        before?.role === message.message.role && GOES_ON.test(message.message.text) && !ENDS.test(bare(before.text))
      );
    }),
  );
}

/** Without a signature or "1/2" at the end, which stand after a cut as after an end. */
function bare(text: string): string {
  return text.slice(-200).replace(/(?:\s*(?:[\^*]\p{L}{1,4}|\(?\d\/\d\)?))+\s*$/u, '');
}

/** In how many messages each word of content stands: what is come back to is what it is about. */
function countMessages(messages: readonly ReadMessage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stems } of messages) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

const MOST_SHARED = 4;

/** The visitor's sentences, best first. What is said before the first reply is mostly the matter itself. */
export function rankWants({ messages }: ReadConversation): RankedSentence[] {
  const firstReply = messages.findIndex(
    (message) => isReply(message) && messages.slice(0, message.index).some(isVisitor),
  );
  const firstVisitor = messages.findIndex(isVisitor);
  const counts = countMessages(messages);
  return messages
    .filter(isVisitor)
    .flatMap((message) =>
      message.sentences.map((sentence) => {
        const { marks, asks } = sentence;
        const stems = [...new Set(sentence.stems)];
        let score = substance(stems.length, 0.3);
        if (firstReply < 0 || message.index < firstReply) score += 4;
        if (message.index === firstVisitor) score += 1.5;
        if (sentence === message.sentences[0]) score += 0.7;
        if (asks || marks.request || marks.questionOpener || marks.dissatisfaction) score += 0.5;
        score += 0.3 * Math.min(MOST_SHARED, stems.filter((stem) => (counts.get(stem) ?? 0) > 1).length);
        if (marks.rage) score -= 3;
        return { message, sentence, score };
      }),
    )
    .sort((a, b) => b.score - a.score);
}

/**
 * Sentences of replies, best first: those that take up `wanted` and tell what to do or what was done. Of the messages in
 * `answering`, which reply to just this question, the first sentences count more and questions back less.
 */
export function rankReplies(
  { messages }: ReadConversation,
  replies: readonly ReadMessage[],
  wanted: ReadonlySet<string>,
  answering: readonly ReadMessage[] = [],
): RankedSentence[] {
  const last = replies.at(-1);
  const goesOn = continued(messages);
  return replies
    .flatMap((message) =>
      message.sentences.map((sentence) => {
        const { marks } = sentence;
        const stems = new Set(sentence.stems);
        let score = substance(stems.size, 0.4) + 0.1 * Math.max(stems.size - 10, 0);
        if (answering.length > 0) score += weighAnswer(message, sentence, answering.includes(message));
        else if (marks.deflection) score += 3.5;
        else if (marks.request) score += 2.5;
        if (marks.done) score += 2;
        if (marks.unavailable) score += 1;
        if (marks.courtesy || marks.apology || marks.thanks || marks.greeting) score -= 3;
        if (marks.rude || marks.rage) score -= 5;
        score += (2.5 * message.index) / messages.length;
        score += 0.7 * Math.min(4, coverage(stems, wanted) * stems.size);
        if (message === last) score += 0.5;
        if (sentence === message.sentences[0] && stems.size <= FEW_WORDS && goesOn.has(message)) score -= CUT_OFF;
        return { message, sentence, score };
      }),
    )
    .sort((a, b) => b.score - a.score);
}

/** A bot answers first what was asked, then adds to it; a question back or another address is no answer. */
function weighAnswer(message: ReadMessage, sentence: ReadSentence, isAnswer: boolean): number {
  const { marks, asks } = sentence;
  let weight = isAnswer ? (sentence === message.sentences[0] ? 5.5 : 3) : 0;
  if (asks || marks.readBack) weight -= 5;
  if (marks.deflection) weight -= 1;
  if (marks.contrast?.from === 0) weight -= 2;
  return weight;
}

function isVisitor({ message }: ReadMessage): boolean {
  return message.role === 'visitor';
}

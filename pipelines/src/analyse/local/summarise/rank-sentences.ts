/** Which sentences of a conversation say most: of what was wanted, and of what was done about it. */
import { coverage } from '../signals/similarity.ts';
import { startsWithClass, type ReadConversation, type ReadMessage, type ReadSentence } from '../read-conversation.ts';
import { splitWords } from '../text/words.ts';
import { asksSomething, isChatter } from './quotable.ts';
import { announcedSentences, announcesInVain, lastOf } from './quote-extent.ts';

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

const LEANS_BACK = 1.5;
/** The second half of a sentence cut in two says little, and may say the contrary. */
const CUT_OFF = 4;
/** The beginnings of "cost" and "price" in seven languages, as they are stemmed; an amount answers those. */
const PRICE = /^(?:cost|pric|kost|preis|prix|cout|preci|cuest|prec|cust|prij|prez)/u;
const MONEY = /[€$£]|\b(?:eur|usd|gbp|chf)\b/iu;
const IDLE_WORDS = 2;
/** "What happened?", "tell us what is wrong": the beginnings of these words in seven languages, as they are stemmed. */
const INVITING = /^(?:happen|wrong|proble|passie|gescheh|arrive|ocurr|pasa|suced|acont|gebeur|succed)/u;
const MATTER_STEMS = 4;
const SAYS_BACK = 6;
/** A wish for a person, or the word that there is a question, is told where there is nothing else. */
const ASIDE = 4;
/** "I have a question", "can you help me?": the beginnings of these words in seven languages, as they are stemmed. */
const ANNOUNCING =
  /^(?:help|quest|issue|proble|hilf|frage|aide|ayud|pregun|ajud|pergun|hulp|help|vraag|vrage|aiut|domand)/u;
/** More words than ten add a little, and more than so many beyond them nothing: lists are long and say no more. */
const MOST_DETAILS = 5;
const DIGIT = /\p{N}/u;

function halvesOf(messages: readonly ReadMessage[]): ReadonlySet<ReadMessage | null> {
  return new Set(messages.map(({ rest }) => rest));
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
  const firstVisitor = messages.findIndex(
    (message) => isVisitor(message) && message.sentences.some((sentence) => !isChatter({ message, sentence })),
  );
  const invited = messages.find((message) => isReply(message) && message.index > firstVisitor);
  const isInvited = invited !== undefined && invites(invited);
  const firstReply = messages.findIndex(
    (message) => isReply(message) && message.index > firstVisitor && !(isInvited && message === invited),
  );
  const counts = countMessages(messages);
  const halves = halvesOf(messages);
  return messages
    .filter(isVisitor)
    .flatMap((message) =>
      message.sentences.map((sentence) => {
        const { marks, asks } = sentence;
        const stems = [...stemsOf(message, sentence)];
        let score = substance(stems.length, 0.3);
        if (firstReply < 0 || message.index < firstReply) score += 4;
        if (message.index === firstVisitor && !isInvited) score += 1.5;
        if (sentence === message.sentences[0]) score += 1.2;
        if (asks || marks.request || marks.questionOpener) score += 1;
        score += 0.3 * Math.min(MOST_SHARED, stems.filter((stem) => (counts.get(stem) ?? 0) > 1).length);
        if (marks.rage) score -= 3;
        if (marks.human && !marks.noHuman) score -= ASIDE;
        if (announcesMatter(sentence) || marks.smallTalk) score -= ASIDE;
        if (sentence === message.sentences[0] && halves.has(message)) score -= CUT_OFF;
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
  const halves = halvesOf(messages);
  const asksPrice = [...wanted].some((stem) => PRICE.test(stem));
  return replies
    .flatMap((message) => {
      const told = answering.includes(message) ? firstTold(message) : undefined;
      return message.sentences.map((sentence) => {
        const { marks } = sentence;
        const stems = stemsOf(message, sentence);
        let score = substance(stems.size, 0.4) + 0.1 * Math.min(Math.max(stems.size - 10, 0), MOST_DETAILS);
        if (answering.length > 0) score += weighAnswer(message, sentence, told, wanted);
        else if (marks.deflection) score += 3.5;
        else if (marks.request) score += 2.5;
        if (sentence === message.sentences[0]) score += 0.5;
        if (announcesInVain({ message, sentence })) score -= 6;
        if (leansBack(message, sentence)) score -= LEANS_BACK;
        if (marks.done && !asksSomething({ message, sentence })) score += 2;
        if (marks.unavailable) score += 1;
        if (marks.courtesy || marks.apology || marks.thanks || marks.greeting || marks.sympathy) score -= 3;
        if (marks.courtesy && marks.request) score -= 2;
        if (marks.rude || marks.rage) score -= 5;
        score += (2.5 * message.index) / messages.length;
        score += 0.7 * Math.min(4, coverage(stems, wanted) * stems.size);
        if (asksPrice && MONEY.test(message.message.text.slice(sentence.start, sentence.end))) score += 2;
        if (message === last) score += 0.5;
        if (sentence === message.sentences[0] && halves.has(message)) score -= CUT_OFF;
        return { message, sentence, score };
      });
    })
    .sort((a, b) => b.score - a.score);
}

/** A bot answers first what was asked, then adds to it; a question back or another address is no answer. */
function weighAnswer(
  message: ReadMessage,
  sentence: ReadSentence,
  told: ReadSentence | undefined,
  asked: ReadonlySet<string>,
): number {
  const { marks, asks } = sentence;
  const saysBack = !asks && sentence.stems.length > 0 && sentence.stems.every((stem) => asked.has(stem));
  let weight = told ? (sentence === told ? 5.5 : 3) : 0;
  // "Yes, it does": the answer itself.
  const isPoint = startsWithClass(sentence, 'yes') || startsWithClass(sentence, 'no');
  if (told && isPoint && sentence === message.sentences[0] && sentence.stems.length > 1) weight += 2;
  if (asks || (marks.readBack && !startsWithClass(sentence, 'preposition'))) weight -= 5;
  // "Ok. Now."
  else if (
    sentence.stems.length < 2 &&
    sentence.words.length <= IDLE_WORDS &&
    !DIGIT.test(message.message.text.slice(sentence.start, sentence.end))
  )
    weight -= 8;
  // "You have not been charged", of a question whether one was: the answer in the visitor's own words.
  if (saysBack && sentence !== told) weight += SAYS_BACK;
  if (marks.deflection) weight -= 1;
  if (marks.contrast?.from === 0) weight -= 2;
  return weight;
}

/** The first sentence that says more than "Gladly." */
function firstTold(message: ReadMessage): ReadSentence | undefined {
  const [first] = message.sentences;
  if (!first || first.stems.length > 1 || first.words.length > IDLE_WORDS) return first;
  return message.sentences.find(({ stems, asks }) => stems.length > 1 && !asks) ?? first;
}

/** "How can we help?", "What happened?": nothing but a request to be told the matter. */
function invites({ sentences }: ReadMessage): boolean {
  const asking = sentences.filter(({ asks, marks }) => asks || marks.request);
  const isIdle = ({ stems, marks }: ReadSentence) =>
    stems.length <= 1 || Boolean(marks.courtesy ?? marks.greeting ?? marks.apology);
  const isForMore = ({ stems }: ReadSentence) =>
    stems.length <= MATTER_STEMS && stems.some((stem) => INVITING.test(stem));
  const isOffer = ({ asks, marks, stems }: ReadSentence) =>
    (asks && marks.courtesy) || (marks.request && stems.length <= 1);
  return asking.some(isForMore) || (asking.some(isOffer) && sentences.every(isIdle));
}

/** "This shows that …", in the middle of a reply. */
export function leansBack({ sentences }: ReadMessage, sentence: ReadSentence): boolean {
  return sentence !== sentences[0] && startsPointing(sentence);
}

/** Begins with what stands for something said before. */
export function startsPointing({ words }: ReadSentence): boolean {
  return pointing.has(words[0]?.form ?? '');
}

const pointing = new Set(
  splitWords(
    'this that these those it they dies das dieser diese es cela ça ce cette ces esto eso esta este isto isso dit dat deze questo questa',
  ).map(({ form }) => form),
);

function announcesMatter({ stems }: ReadSentence): boolean {
  return stems.length > 0 && stems.every((stem) => ANNOUNCING.test(stem));
}

function isVisitor({ message }: ReadMessage): boolean {
  return message.role === 'visitor';
}

/** With those of its other half, when a limit cut it in two, and of the list it announces. */
function stemsOf(message: ReadMessage, sentence: ReadSentence): ReadonlySet<string> {
  const half = message.rest && sentence === lastOf(message) ? message.rest.sentences[0] : undefined;
  const announced = message.message.role === 'visitor' ? [] : announcedSentences({ message, sentence });
  return new Set([...sentence.stems, ...(half?.stems ?? []), ...announced.flatMap(({ stems }) => stems)]);
}

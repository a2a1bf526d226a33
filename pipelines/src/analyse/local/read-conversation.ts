/** A conversation read once: sentences, words, marks of the phrase lists and language, for every signal to share. */
import type { ConversationMessage, ConversationToAnalyse } from '../analyser.ts';
import type { Category } from './lexicon/categories.ts';
import { goesOn } from './find-rest.ts';
import { lexiconOf, lexicons, markSentence, type CompiledLexicon, type Marks } from './lexicon/index.ts';
import { decideLanguage, leadingLanguage, voteForLanguages, type LanguageVotes } from './text/detect-language.ts';
import { splitSentences, type Sentence } from './text/sentences.ts';
import { wordClass, type WordClass } from './lexicon/word-classes.ts';
import { stemWord } from './text/stem.ts';

export interface ReadSentence extends Sentence {
  marks: Marks;
  /** Stems of the words that carry content, in order. */
  stems: string[];
  /** Bits of `wordClass` found in it, and on its first two words. */
  classes: number;
  firstClasses: number;
  secondClasses: number;
}

export interface ReadMessage {
  index: number;
  message: ConversationMessage;
  sentences: ReadSentence[];
  /** For each mark found, the first sentence that bears it. */
  marked: Partial<Record<Category, ReadSentence>>;
  wordCount: number;
  /** Stems of all content words. */
  stems: ReadonlySet<string>;
  /** Folded forms of all words. */
  forms: ReadonlySet<string>;
  /** Bits of `wordClass` found anywhere, and on the first word. */
  classes: number;
  firstClasses: number;
  asks: boolean;
  /** The next message, when this one was cut off and goes on there. */
  rest: ReadMessage | null;
}

export interface ReadConversation {
  language: string;
  messages: ReadMessage[];
  conversation: ConversationToAnalyse;
}

/** A visitor of fewer words has said next to nothing; in few, small words of two languages are easily mixed up. */
const FEWEST_WORDS = 4;
const FEW_WORDS = 12;
const NEARLY_AS_MANY = 1;
const CLEAR_LEAD = 1.5;
/** A message must lead by so many votes to be read in another language than its conversation. */
const OTHER_LANGUAGE_LEAD = 2;

export function readConversation(conversation: ConversationToAnalyse): ReadConversation {
  const split = conversation.messages.map((message) => splitSentences(message.text));
  const votesOf = split.map((sentences) => {
    const votes: LanguageVotes = new Map();
    for (const sentence of sentences) voteForLanguages(sentence.words, votes);
    return votes;
  });
  const language = conversationLanguage(conversation, split, votesOf);
  const messages = conversation.messages.map((message, index) => {
    const votes = votesOf[index] ?? new Map<string, number>();
    return readMessage(message, index, split[index] ?? [], lexiconsFor(language, votes));
  });
  messages.forEach((message, index) => {
    const next = messages[index + 1];
    if (next && goesOn(message.message, next.message)) message.rest = next;
  });
  return { language, messages, conversation };
}

/** The visitor's words decide; the others' only when the visitor said next to nothing. */
function conversationLanguage(
  conversation: ConversationToAnalyse,
  split: Sentence[][],
  votesOf: LanguageVotes[],
): string {
  const gather = (roles: readonly string[]) => {
    const votes: LanguageVotes = new Map();
    let words = 0;
    let text = '';
    conversation.messages.forEach((message, index) => {
      if (!roles.includes(message.role)) return;
      for (const [language, count] of votesOf[index] ?? []) votes.set(language, (votes.get(language) ?? 0) + count);
      for (const sentence of split[index] ?? []) words += sentence.words.length;
      text += `${message.text}\n`;
    });
    return { votes, words, text };
  };
  const all = ['visitor', 'bot', 'operator', 'system'];
  const visitor = gather(['visitor']);
  const { votes, words, text } = visitor.words >= FEWEST_WORDS ? visitor : gather(all);
  const language = decideLanguage(votes, words, text, conversation.language);
  if (visitor.words < FEWEST_WORDS || words >= FEW_WORDS) return language;
  // "was" and "am" are English and German: the answers tell which, as few visitors write in another language.
  const replies = leadingLanguage(gather(all.slice(1)).votes);
  if (!replies || replies.lead < CLEAR_LEAD || !votes.has(replies.language)) return language;
  const behind = (votes.get(language) ?? 0) - (votes.get(replies.language) ?? 0);
  return behind <= NEARLY_AS_MANY ? replies.language : language;
}

function lexiconsFor(language: string, votes: LanguageVotes): readonly CompiledLexicon[] {
  const leader = leadingLanguage(votes);
  const own = lexiconOf(language);
  if (leader && leader.language !== language && leader.lead >= OTHER_LANGUAGE_LEAD) {
    const other = lexiconOf(leader.language);
    if (other && (votes.get(language) ?? 0) + OTHER_LANGUAGE_LEAD <= leader.votes) return [other];
  }
  if (own) return [own];
  return language === 'und' ? lexicons : [];
}

function readMessage(
  message: ConversationMessage,
  index: number,
  sentences: Sentence[],
  languages: readonly CompiledLexicon[],
): ReadMessage {
  const stems = new Set<string>();
  const forms = new Set<string>();
  let wordCount = 0;
  let classes = 0;
  const side = message.role === 'visitor' ? 'visitor' : 'reply';
  const read = sentences.map((sentence) => {
    const own: string[] = [];
    let ownClasses = 0;
    for (const { form } of sentence.words) {
      forms.add(form);
      let isStopWord = form.length < 2;
      let stem: string | undefined;
      for (const lexicon of languages) {
        const info = lexicon.describe(form);
        ownClasses |= info.classes;
        isStopWord ||= info.isStopWord;
        stem ??= info.stem;
      }
      if (isStopWord) continue;
      stem ??= stemWord(form);
      own.push(stem);
      stems.add(stem);
    }
    wordCount += sentence.words.length;
    classes |= ownClasses;
    const classesAt = (at: number) =>
      languages.reduce((bits, lexicon) => bits | lexicon.describe(sentence.words[at]?.form ?? '').classes, 0);
    return {
      ...sentence,
      marks: markSentence(sentence.words, languages, side),
      stems: own,
      classes: ownClasses,
      firstClasses: classesAt(0),
      secondClasses: classesAt(1),
    };
  });
  const marked: ReadMessage['marked'] = {};
  for (const sentence of read) {
    for (const category in sentence.marks) marked[category as Category] ??= sentence;
  }
  const firstClasses = read[0]?.firstClasses ?? 0;
  const asks = sentences.some((sentence) => sentence.asks);
  return { index, message, sentences: read, marked, wordCount, stems, forms, classes, firstClasses, asks, rest: null };
}

/** The first sentence of a message that bears the mark; null without one. */
export function findMarked(message: ReadMessage, category: Category): ReadSentence | null {
  return message.marked[category] ?? null;
}

export function hasClass(message: ReadMessage | ReadSentence | undefined, name: WordClass): boolean {
  return message !== undefined && (message.classes & wordClass[name]) !== 0;
}

export function startsWithClass(message: ReadMessage | ReadSentence | undefined, name: WordClass): boolean {
  return message !== undefined && (message.firstClasses & wordClass[name]) !== 0;
}

export function hasMark(message: ReadMessage, category: Category): boolean {
  return message.marked[category] !== undefined;
}

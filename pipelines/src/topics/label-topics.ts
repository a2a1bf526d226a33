/** A topic's name in its visitors' own words: the phrase that most of them use and others do not. */
import { giveWay, isTurn } from './give-way.ts';
import { languageOfWords, splitWords } from '../analyse/index.ts';
import { chooseAsked, foldLabel, splitInWords, STAYS_FROM, type Names, type Speech } from './choose-asked.ts';
import { listPhrases, type FoundPhrase } from './list-phrases.ts';
import { createCasing, isShouted, type Casing } from './word-casing.ts';

const READ_PER_TOPIC = 400;
/** Below this share of a topic's questions a longer phrase is the wording of one visitor or two. */
const FEW_SHARE = 0.04;
const MAX_QUESTION_LETTERS = 56;
/** So often a phrase stands as a name does. */
const NAMED_SHARE = 0.4;
/** Of a topic's questions so many hold its name. */
const NAME_SHARE = 0.2;
/** One word names a matter only where it is long, as compounds are, and where many hold it. */
const TELLING_LETTERS = 7;
const TELLING_SHARE = 0.3;
/** What so many of a topic's questions hold is in its name: "find" in that of all which cannot be found. */
const HEAVY_SHARE = 0.6;
/** Of fewer words it cannot be told which language they are: "paypal possible?" */
const TELLING_WORDS = 3;

export interface LabelOptions {
  /** For each topic its name until now, or an empty string; it stays while it is about as good as another. */
  previous?: readonly string[];
  /** Names of other topics, which none of these may take. */
  taken?: readonly string[];
}

interface Phrase {
  /** How many questions of the topic use it. */
  count: number;
  words: number;
  /** How often a content word stands right before or after it. */
  led: number;
  followed: number;
  /** How often it begins a sentence that goes on, or asks. */
  opening: number;
  /** How often it reads as a name. */
  named: number;
  /** As written, and how often so. */
  surfaces: Map<string, number>;
}

/** One label for each topic, at most about 56 letters; a question itself where a topic has no common phrase. */
export async function labelTopics(
  texts: readonly string[],
  topic: Int32Array,
  topics: number,
  { previous = [], taken = [] }: LabelOptions = {},
): Promise<string[]> {
  const casing = createCasing();
  const phrases = Array.from({ length: topics }, () => new Map<string, Phrase>());
  const held = Array.from({ length: topics }, (): string[] => []);
  const spread = new Map<string, number>();
  const heard = new Map<string, number>();
  for (const [question, text] of texts.entries()) {
    const own = held[topic[question] ?? 0];
    if (own && own.length < READ_PER_TOPIC) own.push(text);
  }
  const read = held.map(keepMainLanguage);
  for (const [own, those] of read.entries()) {
    for (const [step, text] of those.entries()) {
      if (isTurn(step)) await giveWay();
      casing.read(text);
      for (const word of splitInWords(text)) heard.set(word, (heard.get(word) ?? 0) + 1);
      for (const found of listPhrases(text)) {
        addPhrase(phrases[own], found);
        spread.set(found.key, (spread.get(found.key) ?? 0) + 1);
      }
    }
  }
  const ranked = phrases.map((own, index) => rankPhrases(own, read[index]?.length ?? 0, spread, casing));
  return chooseLabels(ranked, { read, speech: { casing, spread, heard }, previous, taken });
}

/** A topic is named in the language that most of its questions are in; those of no telling language count as of it. */
function keepMainLanguage(texts: readonly string[]): string[] {
  const languages = texts.map((text) => {
    const words = splitWords(text);
    return words.length < TELLING_WORDS ? 'und' : languageOfWords(words);
  });
  const known = Map.groupBy(
    languages.filter((language) => language !== 'und'),
    (language) => language,
  );
  const [main] = [...known].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  return texts.filter((_, at) => main === undefined || languages[at] === main || languages[at] === 'und');
}

function addPhrase(
  phrases: Map<string, Phrase> | undefined,
  { key, surface, words, isLed, isFollowed, isOpening, isNamed }: FoundPhrase,
) {
  const phrase = phrases?.get(key) ?? {
    count: 0,
    words,
    led: 0,
    followed: 0,
    opening: 0,
    named: 0,
    surfaces: new Map<string, number>(),
  };
  phrase.count += 1;
  phrase.led += Number(isLed);
  phrase.followed += Number(isFollowed);
  phrase.opening += Number(isOpening);
  phrase.named += Number(isNamed);
  phrase.surfaces.set(surface, (phrase.surfaces.get(surface) ?? 0) + 1);
  phrases?.set(key, phrase);
}

interface Ranked {
  surface: string;
  score: number;
  /** It names a matter as a person would, and enough of the questions hold it. */
  isName: boolean;
}

/** The phrases that could be the name, best first. */
function rankPhrases(
  phrases: ReadonlyMap<string, Phrase>,
  size: number,
  spread: ReadonlyMap<string, number>,
  casing: Casing,
): Ranked[] {
  const ranked: (Ranked & { key: string })[] = [];
  const heavy = [...phrases].filter(([, { words, count }]) => words === 1 && count >= HEAVY_SHARE * size);
  for (const [key, phrase] of phrases) {
    if (phrase.count < 2 && size > 1) continue;
    const own = phrase.count / (spread.get(key) ?? phrase.count);
    // Two or three words name a matter; one alone seldom does, four are nearly a sentence.
    const length = [0, 0.35, 1, 1.15, 1.1][phrase.words] ?? 1;
    // What nearly always goes on is a piece of a name: "status of my last" (payment).
    const share = (times: number) => times / phrase.count;
    const whole =
      (1 - 0.8 * share(phrase.followed)) * (1 - 0.3 * share(phrase.led)) * (1 - 0.4 * share(phrase.opening));
    // A few questions do not speak for the others.
    const spoken = phrase.words > 1 && phrase.count < FEW_SHARE * size ? 0.4 : 1;
    const [surface] = [...phrase.surfaces].sort(
      (a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1),
    );
    if (!surface) continue;
    const stems = key.split(' ');
    const isName =
      (heavy.length === 0 || heavy.some(([stem]) => stems.includes(stem))) &&
      share(phrase.named) >= NAMED_SHARE &&
      !isProper(surface[0], casing) &&
      phrase.count >= NAME_SHARE * size &&
      (phrase.words > 1 || (surface[0].length >= TELLING_LETTERS && phrase.count >= TELLING_SHARE * size));
    ranked.push({ key, surface: surface[0], isName, score: phrase.count ** 0.8 * own * length * whole * spoken });
  }
  return ranked.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}

/** A place or a person, all of it in capitals; in German every noun has one. */
function isProper(surface: string, casing: Casing): boolean {
  if (languageOfWords(splitWords(surface)) === 'de') return false;
  const long = casing.write(surface).match(/\p{L}{4,}/gu) ?? [];
  return long.length > 1 && long.every((word) => /^\p{Lu}/u.test(word));
}

interface Choice {
  read: readonly (readonly string[])[];
  speech: Speech;
  previous: readonly string[];
  taken: readonly string[];
}

/** Two topics never share a name: the one of more questions has the first choice. */
function chooseLabels(ranked: readonly (readonly Ranked[])[], { read, speech, previous, taken }: Choice): string[] {
  const labels = new Array<string>(ranked.length).fill('');
  const used = new Set(taken.map(foldLabel));
  const bySize = [...ranked.keys()].sort((a, b) => (read[b]?.length ?? 0) - (read[a]?.length ?? 0) || a - b);
  for (const index of bySize) {
    const before = foldLabel(previous[index] ?? '');
    const free = (ranked[index] ?? []).filter(({ surface }) => !used.has(foldLabel(surface)));
    const best = free.find(({ isName, score }) => isName && score >= STAYS_FROM * (free[0]?.score ?? 0)) ?? free[0];
    const kept = free.find(
      ({ surface, score }) => foldLabel(surface) === before && score >= STAYS_FROM * (best?.score ?? 0),
    );
    const chosen = kept ?? best;
    const label = writeLabel(chosen, read[index] ?? [], speech, { used, before });
    used.add(foldLabel(label));
    labels[index] = label;
  }
  return labels;
}

/** A name; without one the question that speaks most for the others, else any phrase or question. */
function writeLabel(phrase: Ranked | undefined, texts: readonly string[], speech: Speech, names: Names): string {
  const asked = chooseAsked(texts, speech, names);
  if (asked && (asked.isUsual || !phrase?.isName)) return capitalise(asked.surface);
  return phrase ? capitalise(speech.casing.write(phrase.surface)) : askShortest(texts);
}

/** The shortest of the questions that says something, without its greeting or its marks. */
function askShortest(texts: readonly string[]): string {
  const lines = texts.map((text) => text.replace(/\s+/g, ' ').trim());
  const [line = ''] = lines
    .filter((text) => text !== '')
    .sort((a, b) => Number(!a.includes(' ')) - Number(!b.includes(' ')) || a.length - b.length);
  const calm = isShouted(line) ? line.toLowerCase() : line;
  const bare = calm.replace(/[\s.!?,;:…]+$/u, '') || calm;
  if (bare.length <= MAX_QUESTION_LETTERS) return capitalise(bare);
  return capitalise(`${bare.slice(0, MAX_QUESTION_LETTERS).replace(/\s\S*$/, '')}…`);
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

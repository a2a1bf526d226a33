/** The terms a question is grouped by: its content words, the concepts they stand for, and pairs of neighbours. */
import { languageOfWords, lexiconOf, splitWords, wordClass, wordClassesOf } from '../analyse/index.ts';
import { conceptsOf } from './find-concepts.ts';

export type TermKind = 'word' | 'concept' | 'pair';

/** How often each term occurs; the kind is its first letter: `w`, `c` or `p`. */
export type Terms = Map<string, number>;

/** Words of asking, which say nothing of what is asked; beside each language's stop words. */
export const askingWords: ReadonlySet<string> = new Set(
  `help please like would want need question ask tell know hello dear name try trying able using use possible wondering
   hilfe helfen bitte frage fragen möchte gerne brauche wissen name nutzen | aide aider question voudrais besoin savoir nom
   ayuda ayudar pregunta consulta necesito saber nombre | ajuda ajudar pergunta dúvida preciso saber nome
   hulp helpen vraag graag weten naam | aiuto aiutare domanda bisogno sapere nome`
    .split(/[\s|]+/)
    .flatMap((word) => splitWords(word).map(({ form }) => form)),
);

/** Words that open a message before its matter is named: left out where they stand first, as "day" is elsewhere a matter. */
const openingWords: ReadonlySet<string> = new Set(
  `hi hello hey hiya heya howdy greetings good morning afternoon evening day there again everyone all guys folks team to you
   hallo hi moin servus grüezi grüß gruezi guten morgen tag abend gott zusammen miteinander
   bonjour bonsoir salut coucou à a vous tous | hola buenas buenos buen días dia tardes noches qué que tal
   olá ola oi bom boa dia tarde noite tudo bem | hoi hallo hey dag goedemorgen goedemiddag goedenavond goeden goede morgen middag avond
   ciao salve buongiorno buonasera buon giorno`
    .split(/[\s|]+/)
    .flatMap((word) => splitWords(word).map(({ form }) => form)),
);
const greetingWords: ReadonlySet<string> = new Set(
  `hi hello hey hiya heya howdy greetings good hallo moin servus grüezi grüß guten bonjour bonsoir salut coucou
   hola buenas buenos buen olá oi bom boa hoi dag goedemorgen goedemiddag goedenavond goeden goede ciao salve buongiorno buonasera buon`
    .split(/\s+/)
    .flatMap((word) => splitWords(word).map(({ form }) => form)),
);

/** How many words of greeting it begins with. */
function countOpening(words: readonly { form: string }[]): number {
  if (!greetingWords.has(words[0]?.form ?? '')) return 0;
  const end = words.findIndex(({ form }) => !openingWords.has(form));
  return end === -1 ? words.length : end;
}

/** Where a message begins after its greeting; 0 without one. */
export function skipGreeting(text: string): number {
  const words = splitWords(text);
  const opening = countOpening(words);
  return opening === 0 ? 0 : (words[opening]?.start ?? text.length);
}

const STEM_LETTERS = 7;
const DIGIT = /\d/;
const NUMBERED = /^[-#]\d/;

/** Shorter than for comparing messages: topics should part "transfer" from "transaction". */
function stemTerm(form: string): string {
  if (form.length > STEM_LETTERS) return form.slice(0, STEM_LETTERS);
  const bare = form.replace(/(?:ing|ed|es|s)$/, '');
  return bare.length >= 3 ? bare : form;
}

export interface ContentWord {
  form: string;
  stem: string;
  start: number;
  end: number;
  /** Where a question word right before it starts ("how long"), else its own start. */
  leadStart: number;
}

/** The words of a question that carry its matter, in order; words of asking as well when a whole phrase is wanted. */
export function contentWords(text: string, withAsking = false): ContentWord[] {
  const words = splitWords(text);
  return carryingWords(text, words, languageOfWords(words), withAsking);
}

function carryingWords(
  text: string,
  words: readonly { form: string; start: number; end: number }[],
  language: string,
  withAsking: boolean,
): ContentWord[] {
  const stopWords = lexiconOf(language)?.stopWords;
  const classes = wordClassesOf(language);
  const opening = countOpening(words);
  return words.flatMap(({ form, start, end }, index) => {
    if (index < opening) return [];
    if (form.length < 2 || DIGIT.test(form) || stopWords?.has(form)) return [];
    if (!withAsking && askingWords.has(form)) return [];
    // The letters of "FH-2041" are part of a number.
    if (NUMBERED.test(text.slice(end, end + 2))) return [];
    const before = words[index - 1];
    const led = before && ((classes.get(before.form) ?? 0) & wordClass.interrogative) !== 0;
    return [{ form, stem: stemTerm(form), start, end, leadStart: led ? before.start : start }];
  });
}

export function questionTerms(text: string): Terms {
  const terms: Terms = new Map();
  const add = (term: string) => terms.set(term, (terms.get(term) ?? 0) + 1);
  let before: string | null = null;
  const words = splitWords(text);
  const language = languageOfWords(words);
  for (const { form, stem } of carryingWords(text, words, language, false)) {
    const stands = conceptsOf(form, language);
    add(`w${stem}`);
    for (const concept of stands) add(`c${concept}`);
    const part = stands[0] ?? stem;
    if (before !== null) add(`p${before} ${part}`);
    before = part;
  }
  return terms;
}

/** The short questions in a text that could themselves name a topic: "Where do people charge on the way?" */
import { languageOfWords, splitWords, wordClass, wordClassesOf } from '../analyse/index.ts';
import { contentWords, skipGreeting } from './question-terms.ts';
import { isOfOneVisitor, saysNothing } from './list-phrases.ts';

export interface AskedShortly {
  /** As written, without what leads up to it; with its question mark. */
  surface: string;
  /** The stems of its content words, each once. */
  stems: string[];
  /** One word of content, and no question word before it. */
  saysLittle: boolean;
}

const WORDS = { least: 2, most: 9 };
const MAX_LETTERS = 52;
/** What a piece of a question begins with. */
const PIECE = wordClass.preposition | wordClass.continuation | wordClass.negation | wordClass.yes;

/** What leads up to a question and is no part of it. */
const leading =
  /^(?:(?:and|but|so|or|oh|ah|ok|okay|also|then|well|just|yes|yeah|no|hmm|please|pls|quick question|last question|another question|question|one more thing|und|aber|oder|also|ja|nein|ach|noch eine frage|frage|et|mais|ou|alors|donc|oui|non|question|y|pero|o|entonces|sí|una pregunta|pregunta|en|maar|dus|ja|nee|nog een vraag|vraag|e|mas|então|sim|uma pergunta|pergunta|ma|allora|una domanda|domanda)(?:[\s,:–-]+|$))+/iu;
/** Thanks and the like at its end. */
const trailing =
  /[\s,–-]+(?:please|pls|thanks|thank you|thx|cheers|bitte|danke|merci|svp|s'il vous plaît|gracias|por favor|graag|alsjeblieft|alstublieft|bedankt|obrigado|obrigada|grazie|per favore)$/iu;
/** Where a sentence may be cut: what comes after adds to it. */
const clauseEnd = /,\s|\s[–-]\s|\s\(/u;

export function listAsked(text: string): AskedShortly[] {
  return text.split(/(?<=[.!?…])\s+|[\n;:]+/u).flatMap((sentence) => {
    const surface = shorten(sentence);
    if (surface === null) return [];
    const content = contentWords(surface);
    const words = splitWords(surface);
    if (saysNothing(surface) || words.length < WORDS.least || words.length > WORDS.most) return [];
    if (isOfOneVisitor(surface)) return [];
    const classes = wordClassesOf(languageOfWords(words));
    const first = classes.get(words[0]?.form ?? '') ?? 0;
    // "In the app?" is a piece of one; "geht PayPal?" is whole.
    const isWhole = content.length > 1 || (content.length === 1 && (first & PIECE) === 0 && !/[\d,]/.test(surface));
    const opens = (first & wordClass.interrogative) !== 0;
    const asks = opens || (sentence.includes('?') && isWhole);
    // What does not ask is what one visitor tells.
    const stems = [...new Set(content.map(({ stem }) => stem))];
    return asks ? [{ surface: `${surface}?`, stems, saysLittle: !opens && stems.length < 2 }] : [];
  });
}

/** Null where nothing short is left that is whole. */
function shorten(sentence: string): string | null {
  const begins = skipGreeting(sentence);
  let rest = sentence.slice(begins).replace(/\s+/g, ' ').trim();
  // "Hello Ann," and "Dear Sir or Madam," lead up to it, too.
  const head = /^[^,]{1,40}(?=,\s+\p{L})/u.exec(rest)?.[0] ?? '';
  if ((begins > 0 && !head.includes(' ')) || saysNothing(head)) rest = rest.slice(head.length);
  rest = rest.replace(/^[,¿¡\s]+/u, '').replace(leading, '');
  const cut = rest.search(clauseEnd);
  const bare = (cut >= 0 && rest.length > MAX_LETTERS ? rest.slice(0, cut) : rest)
    .replace(/[\s.!?,;:…"“”)]+$/u, '')
    .replace(trailing, '')
    .replace(/^["“”(¿¡\s]+/u, '');
  return bare.length === 0 || bare.length > MAX_LETTERS ? null : bare;
}

/** What of a sentence could stand as a question by itself, without what leads up to it or rounds it off. */
import { languageOfWords, splitWords, wordClass, wordClassesOf } from '../analyse/index.ts';
import { auxiliaries } from './is-named.ts';
import { saysNothing } from './list-phrases.ts';
import { skipGreeting } from './question-terms.ts';

const MAX_LETTERS = 52;
const MAX_HEADS = 3;
/** "How often" asks of what stands before it. */
const FEWEST_WORDS = 3;

/** What leads up to a question and is no part of it. */
const leading =
  /^(?:(?:and|but|so|or|oh|ah|ok|okay|also|then|well|just|yes|yeah|no|hmm|please|pls|quick question|last question|another question|question|one more thing|what about|how about|(?:can|could|would) you (?:please )?(?:tell me(?= how to)|help me(?: out)? (?:with|in))|und|aber|oder|also|ja|nein|ach|noch eine frage|frage|was ist mit|et|mais|ou|alors|donc|oui|non|question|y|pero|o|entonces|sí|una pregunta|pregunta|en|maar|dus|ja|nee|nog een vraag|vraag|hoe zit het met|e|mas|então|sim|uma pergunta|pergunta|ma|allora|una domanda|domanda)(?:[\s,:–-]+|$))+/iu;
/** Thanks and the like at its end. */
const trailing =
  /[\s,–-]+(?:please|pls|thanks|thank you|thx|cheers|bitte|danke|merci|svp|s'il vous plaît|gracias|por favor|graag|alsjeblieft|alstublieft|bedankt|obrigado|obrigada|grazie|per favore)$/iu;
/** One word behind a whole sentence: ", roughly", ", oder". */
const roundingOff = /(?<=\S+\s+\S+\s+\S+),\s+\p{L}+$/u;
/** Where a sentence may be cut: what comes after adds to it, or is what it leads up to. */
const clauseEnd = /,\s+|\s[–-]\s|\s\(/u;
/** "I can't find where to type it". */
const embedded = /(?<=\s)(?:where|how) to .+$/iu;
const articleFirst = /^(?:the|der|die|das|den|le|la|les|el|los|las|het|de|os|il|lo)\s+/iu;
const invertedFirst = new RegExp(
  `^(?:(?:${auxiliaries}|do|il y a|y a-t-il)(?=\\s)|\\p{L}+ (?:der|die|das|ein|eine|ich|ihr|man)(?!\\p{L})|\\p{L}+-(?:vous|tu|je)(?!\\p{L}))`,
  'iu',
);
const stating = /^(?:i|we|ich|wir|ik|wij)(?!\p{L})/iu;
const pointing =
  /(?<!\p{L})(?:it|its|it[’']s|that|this|they|those|these|them|(?<!(?:is|are|was|were) )there|one|he|she|her|him|(?<!gibt )es(?! gibt)|dies|er|ihn|ça|ca|cela|il(?! y a)|elle|ils|y(?! a)|eso|esto|lo|isso|isto|ele|ela|dat|dit|hem|deze|lo|ciò|questo|do so)(?!\p{L})/iu;

/** With a noun behind it an article, with a capital the polite "you". */
const pointingGerman = /(?<!\p{L})(?:[Dd](?:as|em)(?!\p{L})(?! \p{Lu})|sie(?!\p{L}))/u;

/** It points at what was said before: "how long until they read that?" */
export function leans(surface: string): boolean {
  return pointing.test(surface) || pointingGerman.test(surface);
}

/** "I don't see the lamp?": a statement for all its mark. Not in French, where "je peux …?" asks. */
export function states(surface: string): boolean {
  return stating.test(surface);
}

/** None where nothing short is left; of "I am tall, does the frame fit?" what asks, of two that ask both. */
export function shortenQuestion(sentence: string): string[] {
  const whole = trimEnds(skipHeads(sentence));
  const inner = opensQuestion(whole) ? null : embedded.exec(whole)?.[0];
  if (inner) return [inner].filter(isLeft);
  const cut = clauseEnd.exec(whole);
  const kept = whole.length > MAX_LETTERS ? [] : [whole];
  if (!cut) return kept.filter(isLeft).map(dropArticle);
  const first = trimEnds(whole.slice(0, cut.index));
  const second = trimEnds(whole.slice(cut.index + cut[0].length).replace(leading, ''));
  const asksFirst = opensQuestion(first) || (whole.length > MAX_LETTERS && !states(first));
  const isFragment = second.split(' ').length < FEWEST_WORDS || leans(second);
  if (isFragment || !opensQuestion(second)) return (asksFirst ? [...kept, first] : kept).filter(isLeft);
  return (asksFirst ? [...kept, first, second] : [second]).filter(isLeft);
}

function isLeft(text: string): boolean {
  return text.length > 0 && text.length <= MAX_LETTERS;
}

/** "Die Lieferzeit": two words, and the first says nothing. */
function dropArticle(text: string): string {
  return /^\S+ \S+$/u.test(text) ? text.replace(articleFirst, '') : text;
}

/** Without greetings: "Hello Ann," and "Dear Sir or Madam," lead up to it, too. */
function skipHeads(sentence: string): string {
  const begins = skipGreeting(sentence);
  let rest = sentence.slice(begins).replace(/\s+/g, ' ').trim();
  for (let heads = 0; heads < MAX_HEADS; heads += 1) {
    const head = /^[^,]{1,40}(?=,\s+\p{L})/u.exec(rest)?.[0] ?? '';
    const isName = heads === 0 && begins > 0 && !head.includes(' ');
    if (!isName && !saysNothing(head)) break;
    rest = rest.slice(head.length).replace(/^[,¿¡\s]+/u, '');
  }
  return rest.replace(leading, '');
}

function trimEnds(text: string): string {
  const bare = text.replace(/[\s.!?,;:…"“”)]+$/u, '').replace(/^["“”(¿¡,\s]+/u, '');
  return bare.replace(trailing, '').replace(roundingOff, '');
}

/** With a question word or a verb, as far as that can be seen. */
export function opensQuestion(text: string): boolean {
  const words = splitWords(text);
  const first = wordClassesOf(languageOfWords(words)).get(words[0]?.form ?? '') ?? 0;
  return (first & wordClass.interrogative) !== 0 || invertedFirst.test(text);
}

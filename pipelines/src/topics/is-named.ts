/**
 * Whether words stand in a question as a name does: a noun behind its determiner ("my tracking link"), or a deed with its
 * object ("to return a bike"). Where neither is seen they may be the middle of a sentence ("does the bike come from").
 */
import type { ContentWord } from './question-terms.ts';

const oneOf = (words: string) => words.trim().split(/\s+/).join('|');

// Without "do", "no" and "as", which are other words in English.
const articles = oneOf(`the a an my your our their his her this these those any some 
 der die das den dem des ein eine einen einem einer mein meine meinen meinem meiner dein deine euer eure ihr ihre ihren unser unsere
 kein keine zum zur im beim vom le la les l un une du mon ma mes votre vos notre nos ce cette au aux
 el los las una unos unas mi mis su sus vuestro vuestra este esta del al o os um uma meu minha seu sua da dos na
 het een mijn jullie uw ons onze deze dit die geen il lo gli i uno mio mia suo sua della dei`);
/** Of those that stand before a noun, the ones that rarely begin an adverb ("with luggage", "on tour"). */
const about = oneOf('of about für über zu sur d de sobre van over di su');
const links = oneOf(
  'and of to for from in on at with by und mit für von zu et en à pour con y para por e com en of voor met op per',
);
/** An inverted question: "does the bike come …": where its noun ends cannot be seen. */
export const auxiliaries = oneOf(`is are was were do does did can could will would should has have had may must
  ist sind war hat haben kann können darf muss wird werden gibt habt est sont a ont peut es son está están hay tiene puede
  é são está tem pode is zijn heeft kan mag wordt è sono ha può`);

/** An article grown together with what links. */
const contracted = oneOf('zum zur im beim vom du au aux al del da dos das na nos nas della dei');

const behindArticle = new RegExp(`(?:^|[\\s,.!?:(])(?:${articles}|${about})['’]?\\s*$`, 'iu');
const inverted = new RegExp(
  `(?:(?:^|[.!?:,]\\s*)\\p{L}+|(?:^|\\s)(?:${auxiliaries}))['’]?\\s+(?:${articles})['’]?\\s*$`,
  'iu',
);
/** "What are your opening hours?": here all that follows is the name. */
const askedFor = new RegExp(
  `(?:^|\\s)(?:what|where|when|who|how(?: \\p{L}+)?|was|wo|wann|wer|wie(?: \\p{L}+)?|quel(?:le)?s?|où|quand|cuál(?:es)?|dónde|cuándo|qual|quais|onde|quando|wat|waar|wanneer|hoe(?: \\p{L}+)?)\\s+(?:${auxiliaries})\\s+(?:${articles})['’]?\\s*$`,
  'iu',
);
/** Between the words of a name stand no others than these. */
const linking = new RegExp(`^[\\s'’-]*(?:(?:${articles}|${about}|${links})['’]?[\\s-]+){0,2}$`, 'iu');
/** A noun goes on with these; with an article alone comes what a verb between does: "la garantía incluye la batería". */
const goingOn = new RegExp(`^[\\s'’-]*$|^\\s+(?:${about}|${links}|${contracted})(?!\\p{L})`, 'iu');
const takesObject = new RegExp(`^\\s+(?:${articles})(?!\\p{L})(?<!\\s(?:${contracted}))`, 'iu');
/** Before a deed: "I want to return", "how do I change". */
const doing =
  /(?:^|\s)(?:i|we|ich|wir|je|yo|ik|eu|io|zu|pour|para|om|te|(?:^|how|want|wish|need|like|able|possible|trying|try|have|going|looking|where|when|what)\s+to)\s*$/iu;
const goesOn = new RegExp(`^\\s+(?:${about})(?!\\p{L})`, 'iu');
const opening = /(?:^|[.!?:,]\s*)$/u;

export function isNamed(text: string, run: readonly ContentWord[]): boolean {
  const [first, last] = [run[0], run.at(-1)];
  // "How long" and the like ask for something of the name, and are no part of it.
  if (!first || !last || first.leadStart < first.start) return false;
  const gaps = run.slice(1).map(({ start }, at) => text.slice(run[at]?.end, start));
  if (!gaps.every((gap) => linking.test(gap))) return false;
  const before = text.slice(0, first.start);
  const after = text.slice(last.end);
  const endsThere = !/^\s+\p{L}/u.test(after);
  if (behindArticle.test(before)) {
    const isWhole = !inverted.test(before) || (endsThere && askedFor.test(before));
    return isWhole && !takesObject.test(after) && gaps.every((gap) => goingOn.test(gap));
  }
  const hasObject = gaps.some((gap) => /\p{L}/u.test(gap));
  if (doing.test(before)) return hasObject;
  // "Hält das Rad …?" begins with its verb; "battery warranty?" and "change my PIN" are names.
  return opening.test(before) && (endsThere || goesOn.test(after) || (hasObject && !/^[^.!]*\?/u.test(after)));
}

/** The phrases of a question that could name its topic. */
import { splitWords } from '../analyse/index.ts';
import { isNamed } from './is-named.ts';
import { askingWords, contentWords, type ContentWord } from './question-terms.ts';

export interface FoundPhrase {
  /** The stems of its content words: the same for "return a lamp" and "returning lamps". */
  key: string;
  /** As written, in lower case. */
  surface: string;
  words: number;
  /** Right before or after it stands another content word: it may be a part of what is meant. */
  isLed: boolean;
  isFollowed: boolean;
  /** It reads as a name: a noun with its determiner before it, or a deed with its object. */
  isNamed: boolean;
  /** It asks, or begins a sentence and so perhaps with a verb: "how long until", "Hält das Rad …". */
  isOpening: boolean;
}

const MAX_CONTENT_WORDS = 4;
const MAX_WORDS = 6;
const MAX_SPAN_LETTERS = 44;
const MAX_GAP_LETTERS = 14;

/** What these belong to is the verb or noun before them: "top up", "send back". */
const particle = /^[ -](?:ups?|off|out|back|down|away)(?![\p{L}\p{N}])/iu;
const articleBefore =
  /(?:^|\s)(?:the|a|an|my|your|our|der|die|das|den|mein|meine|le|la|les|mon|ma|el|los|las|mi|de|het|mijn|o|os|meu|il|lo|mio)\s+$/iu;
/** "Take bikes on the train back": what is back is no train, but "send the bike back" is one deed. */
const placeBefore = /(?:^|\s)(?:on|in|at)\s+(?:the|a|an|my|your|our)\s+$/iu;
/** The rest of a word with a hyphen: "rendez-vous". */
const hyphened = /^(?:-\p{L}+)+/u;
const entering = /^ (?:in|on)(?![\p{L}\p{N}])/iu;
const entered = /^(?:log|sign|opt|check)/;
/** A phrase is no sentence about the visitor, and no piece of one that says how or since when. */
const aside =
  /[.!?;:,()"…]|(?:^|\s)(?:actually|already|usually|really|eigentlich|schon|wirklich|normalmente|realmente|vraiment|déjà|normalement|eigenlijk|meestal|davvero|i|i'm|i've|you|he|she|we|they|but|because|when|if|and i|ich|ihr|sie|wir|man|je|vous|nous|tu|yo|usted|eu|você|ik|jullie|mag|kan|io|voi)(?=\s)/iu;

const measure =
  /\d\s?(?:kg|g|lbs?|cm|mm|m|km|miles?|inch|wh|kwh|v|volts?|%|€|£|\$|min|hours?|h|years?|days?|jahre?|tage?|ans?|jours?|años?|días?|anos?|dias?|jaar|dagen|anni|giorni)(?!\p{L})/iu;

/** It belongs to a verb or to what follows: "bike back", "a shop near". */
const leftOver = /^(?:back|near)$/;
const askedFor = /^(?:questions?|names?|fragen?|nom|nombre|pregunta|naam|nome)$/;

/** Of matters as such they say nothing, so that no name starts or ends with one, though it may hold them. */
const weakWords = new Set(
  `think thought see seen show shows showing shown look looks looking someone something somebody anyone anything thing
   things get gets getting got give given go goes going went come came make makes making made say says said happen happens
   happened still already just really keep keeps kept put one ones way ways today yesterday now new old last next first
   certain different same several many few due via able able yes yeah okay thanks thank good great instead appear appears
   appeared applied been being let sure ago since every correct possible please specific multiple sell have has hi hello hey
   oh ah also quick btw morning afternoon evening goodbye bye thx cheers sorry right hard normal anyway dear team guys
   mean means somehow soon enough each both everything nothing course maybe perhaps exactly actually until somewhere else
   anymore again ever yet news mehr nunca jamais nooit niet
   ready roughly altogether usually usual actually really pretty basic lady ladies gentlemen sir madam everybody everyone folks two three four five sure
   geehrte geehrter damen herren zusammen huhu grüezi servus bedeutet heißt heisst möglich schauen genau vielleicht
   irgendwie irgendwo nochmal bald genug zwei drei vier fünf
   ach hallo moin guten tag abend morgen eigentlich auch mal denn nur gibt habt hätte heute dabei
   madame messieurs monsieur près possible exactement environ peut-être bientôt assez deux trois quatre
   señor señora señores estimados posible exactamente pronto bastante cerca dos tres cuatro
   senhor senhora prezados possível exatamente logo perto dois duas três
   geachte dames heren allemaal mogelijk precies misschien genoeg binnenkort lukt twee drie vier
   gentili signori possibile esattamente forse presto vicino due tre quattro
   bonjour bonsoir salut combien peux peut puis faut
   hola buenas buenos tardes días tenéis tienen tiene puedo hay quería
   olá oi bom dia boa tarde noite vocês têm tem posso
   goedendag goedenavond goedemorgen goedemiddag hoi dag jullie kan mag heb hebben alleen er
   ciao buongiorno buonasera salve avete posso
   etwas jemand schon noch immer machen gemacht geht gehen kommt kommen sehen heute gestern neue neuen alte letzte danke
   quelque chose quelqu faire fait voir aller déjà encore toujours aujourd hier dernier dernière nouveau nouvelle merci
   algo alguien hacer hecho ver ir ya todavía siempre hoy ayer último última nuevo nueva gracias
   algo alguém fazer feito ver ir já ainda sempre hoje ontem último última novo nova obrigado obrigada
   iets iemand doen gedaan zien gaan komt al nog altijd vandaag gisteren nieuwe oude laatste bedankt
   qualcosa qualcuno fare fatto vedere andare già ancora sempre oggi ieri ultimo ultima nuovo nuova grazie`
    .split(/\s+/)
    .flatMap((word) => splitWords(word).map(({ form }) => form)),
);

/** Each run of content words with the small words between, once a question. */
export function listPhrases(text: string): FoundPhrase[] {
  const words = contentWords(text, true);
  const found = new Map<string, FoundPhrase>();
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from; to < Math.min(words.length, from + MAX_CONTENT_WORDS); to += 1) {
      const run = words.slice(from, to + 1);
      if (!isOnePhrase(text, run)) continue;
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last || isWeakEnd(last.form, run.length)) continue;
      if ((weakWords.has(first.form) || askingWords.has(first.form)) && first.leadStart === first.start) continue;
      const key = run.map(({ stem }) => stem).join(' ');
      if (found.has(key)) continue;
      // "Get my bike back": what is back is no bike.
      const isBare = run.length === 1 && articleBefore.test(text.slice(0, first.start));
      const particle = isBare ? '' : readParticle(text, last);
      const after = particle === ' back' && placeBefore.test(text.slice(0, last.start)) ? '' : particle;
      found.set(key, {
        key,
        surface: (text.slice(first.leadStart, last.end) + after).replace(/\s+/g, ' ').toLowerCase(),
        words: run.length,
        isNamed: isNamed(text, run),
        isLed: touches(text, words[from - 1], first),
        isOpening: first.leadStart < first.start || opensSentence(text, first, last),
        isFollowed: particle === '' && touches(text, last, words[to + 1]),
      });
    }
  }
  return [...found.values()];
}

/** "Security question" and "change my name" are names, "please" and "I need help" are none. */
function isWeakEnd(form: string, words: number): boolean {
  return weakWords.has(form) || leftOver.test(form) || (askingWords.has(form) && !(words > 1 && askedFor.test(form)));
}

function isOnePhrase(text: string, run: readonly ContentWord[]): boolean {
  const [first, last, before] = [run[0], run.at(-1), run.at(-2)];
  if (!first || !last || last.end - first.start > MAX_SPAN_LETTERS) return false;
  if (before && last.start - before.end > MAX_GAP_LETTERS) return false;
  const written = text.slice(first.start, last.end);
  // "Order FH-2041" and "48 cm" are not names without their numbers.
  if (/^[\s#-]*\d/.test(text.slice(last.end)) || /\d\s*$/.test(text.slice(0, first.start))) return false;
  if (isOfOneVisitor(written)) return false;
  return written.split(/\s+/).length <= MAX_WORDS && !aside.test(written);
}

/** All of its words are a greeting's, or round off. */
export function saysNothing(text: string): boolean {
  return contentWords(text, true).every(({ form }) => weakWords.has(form) || askingWords.has(form));
}

/** An order's number is one visitor's, and so are their weight and their height. */
export function isOfOneVisitor(written: string): boolean {
  return /\d{3}/.test(written) || measure.test(written);
}

function readParticle(text: string, { form, end }: ContentWord): string {
  const rest = text.slice(end, end + 24);
  return (particle.exec(rest) ?? hyphened.exec(rest) ?? (entered.test(form) ? entering.exec(rest) : null))?.[0] ?? '';
}

/** It begins a sentence that goes on: "delivery time?" does not. */
function opensSentence(text: string, first: ContentWord, last: ContentWord): boolean {
  return /(?:^|[.!?:,])\s*$/.test(text.slice(0, first.start)) && /^\s+\p{L}/u.test(text.slice(last.end));
}

/** Nothing but a space is between them. */
function touches(text: string, left: ContentWord | undefined, right: ContentWord | undefined): boolean {
  return left !== undefined && right !== undefined && /^[\s-]+$/.test(text.slice(left.end, right.start));
}

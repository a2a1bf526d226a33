/** Turns one written alternative into one wording: `{a|b}`, `{formal^informal}`, `[slot]` and `<phrase>`. */
import type { Language } from '../script.ts';
import type { Random } from './random.ts';

export interface Wording {
  random: Random;
  language: Language;
  /** Whether this visitor says Sie, vous or usted. */
  formal: boolean;
  /** The value of a slot, or undefined when there is no such slot. */
  slot(name: string, argument: string | undefined): string | undefined;
  /** One alternative of a phrase pool, or undefined when there is no such pool. */
  phrase(name: string): string | undefined;
}

const PHRASE = /<([a-zA-Z]+)>/g;
/** A word in brackets that is not the text of a Markdown link. */
const SLOT = /\[([a-zA-Z]+)(?::(\d+))?\](?!\()/g;
const INNERMOST_CHOICE = /\{([^{}]*)\}/;

/** Throws on an unknown slot or phrase: a scenario with a spelling mistake must not reach a reader. */
export function writeText(template: string, wording: Wording): string {
  const withPhrases = template.replace(PHRASE, (_, name: string) => {
    const phrase = wording.phrase(name);
    if (phrase === undefined) throw new Error(`no phrases called <${name}> in: ${template}`);
    return writeText(phrase, wording);
  });
  const chosen = choose(withPhrases, wording);
  const filled = chosen.replace(SLOT, (_, name: string, argument: string | undefined) => {
    const value = wording.slot(name, argument);
    if (value === undefined) throw new Error(`no slot called [${name}] in: ${template}`);
    return value;
  });
  // An empty choice leaves a blank before the mark; French wants one before ? and !.
  const loose = wording.language === 'fr' ? / +([,.])(?=\s|$)/g : / +([,.?!])(?=\s|$)/g;
  return filled.replace(/ {2,}/g, ' ').replace(loose, '$1').trim();
}

function choose(text: string, { random, formal }: Wording): string {
  let rest = text;
  for (let match = INNERMOST_CHOICE.exec(rest); match; match = INNERMOST_CHOICE.exec(rest)) {
    const body = match[1] as string;
    const byAddress = body.split('^');
    const options = byAddress.length === 2 ? [byAddress[formal ? 0 : 1] as string] : body.split('|');
    rest = rest.slice(0, match.index) + random.pick(options) + rest.slice(match.index + match[0].length);
  }
  return rest;
}

/** Hands out the alternatives of each list in shuffled rounds, so that none comes back before all have been used. */
export function createDealer() {
  const decks = new Map<readonly string[], string[]>();

  /** The next alternative; `spoken` are those this conversation has already used and would rather not repeat. */
  return function deal(list: readonly string[], random: Random, spoken: Set<string>): string {
    let deck = decks.get(list) ?? [];
    const fresh = () => deck.findLastIndex((card) => !spoken.has(card));
    if (fresh() < 0) deck = [...random.shuffled(list), ...deck];
    const index = Math.max(fresh(), 0);
    const [card] = deck.splice(index, 1);
    decks.set(list, deck);
    if (card === undefined) throw new Error('a turn has no wording');
    spoken.add(card);
    return card;
  };
}

export type Deal = ReturnType<typeof createDealer>;

/** How a visitor types: capitals, missing commas, abbreviations and slips of the finger. */
import type { Language } from '../script.ts';
import type { Random } from './random.ts';

export type Care = 'proper' | 'relaxed' | 'sloppy';

export interface Typed {
  text: string;
  /** The word that was meant where the text has a slip. */
  meant: string | undefined;
}

const slipChance: Readonly<Record<Care, number>> = { proper: 0.03, relaxed: 0.12, sloppy: 0.34 };
const neighbours: Readonly<Record<string, string>> = {
  ...{ a: 's', b: 'v', c: 'x', d: 's', e: 'r', f: 'g', g: 'h', h: 'j', i: 'o', j: 'k', k: 'l', l: 'k', m: 'n' },
  ...{ n: 'm', o: 'i', p: 'o', r: 't', s: 'a', t: 'r', u: 'i', v: 'b', w: 'e', x: 'c', y: 'u', z: 'x' },
};

type Habit = readonly [pattern: RegExp, replacement: string, chance: number];

/** What hurried people of each language leave out or shorten. */
const habits: Readonly<Record<Language, readonly Habit[]>> = {
  en: [
    [/(\w)[’'](t|s|m|re|ve|ll|d)\b/g, '$1$2', 0.6],
    [/\bplease\b/g, 'pls', 0.4],
    [/\bthanks\b/g, 'thx', 0.15],
    [/\bthank you\b/g, 'thank u', 0.2],
    [/\bbecause\b/g, 'cos', 0.4],
    [/\bdo you\b/g, 'do u', 0.2],
    [/\bI am\b/g, 'im', 0.3],
    [/\btomorrow\b/g, 'tmrw', 0.3],
  ],
  de: [
    [/\bvielleicht\b/g, 'vllt', 0.5],
    [/\beigentlich\b/g, 'eigtl', 0.25],
    [/\bnicht\b/g, 'nich', 0.08],
    [/\b(hab)e\b/g, '$1', 0.5],
    [/\betwas\b/g, 'was', 0.15],
    [/ß/g, 'ss', 0.35],
  ],
  fr: [
    [/\bs['’]il vous plaît\b/g, 'svp', 0.6],
    [/\bbonjour\b/gi, 'bjr', 0.2],
    [/\bqu['’]est[- ]ce que\b/g, 'est ce que', 0.2],
    [/\bje ne\b/g, 'je', 0.5],
    [/\b(ce n['’]est|c['’]est) pas\b/g, "c'est pas", 0.6],
    [/ ([?!])/g, '$1', 0.6],
    [/\bquand\b/g, 'qd', 0.1],
    [/\btoujours\b/g, 'tjs', 0.25],
  ],
  es: [
    [/[¿¡]/g, '', 0.97],
    [/\bpor favor\b/g, 'porfa', 0.3],
    [/\bporque\b/g, 'pq', 0.3],
    [/\bque\b/g, 'q', 0.12],
    [/\btambién\b/g, 'tb', 0.25],
  ],
  nl: [
    [/\balsjeblieft\b/g, 'aub', 0.5],
    [/\bmisschien\b/g, 'mss', 0.3],
    [/\bin ieder geval\b/g, 'iig', 0.4],
    [/\been\b/g, 'n', 0.05],
  ],
};

/** `text` is written with lower-case sentence starts; the result is what this visitor would really send. */
export function roughenText(text: string, care: Care, language: Language, random: Random): Typed {
  let typed = text;
  if (care !== 'proper') {
    for (const [pattern, replacement, chance] of habits[language]) {
      const likelihood = care === 'sloppy' ? chance : chance * (language === 'es' ? 0.75 : 0.3);
      if (random.chance(likelihood)) typed = typed.replace(pattern, replacement);
    }
  }
  if (care === 'sloppy') typed = hurry(typed, language, random);
  else if (care === 'proper' || random.chance(0.7)) typed = sentenceCase(typed);
  if (care === 'relaxed' && random.chance(0.55)) typed = typed.replace(/(?<!\.)\.$/, '');
  if (care === 'relaxed' && random.chance(0.08)) typed = typed.replace(/(?<=\p{L}) ?\?$/u, '');
  return random.chance(slipChance[care]) ? slip(typed, random) : { text: typed, meant: undefined };
}

function hurry(text: string, language: Language, random: Random): string {
  let typed = random.chance(0.8) ? text.toLowerCase() : text;
  // Codes and order numbers are pasted or copied, so they keep their capitals.
  typed = typed.replace(/\bfh-(\d+)/g, 'FH-$1');
  if (random.chance(0.85)) typed = typed.replace(/(?<!\.)\.$/, '');
  if (random.chance(0.3)) typed = typed.replace(/(?<=\p{L}) ?\?$/u, '');
  if (random.chance(0.3)) typed = typed.replace(/, /g, ' ');
  if ((language === 'fr' || language === 'es') && random.chance(0.45)) {
    typed = typed
      .normalize('NFD')
      .replace(/(?<!n)[\u0300-\u036f]/g, '')
      .normalize('NFC');
  }
  return typed;
}

/** Capital letters at the beginning and after a full stop, question or exclamation mark. */
export function sentenceCase(text: string): string {
  return text.replace(
    /(^|[.?!]\s+|\n\s*)([¿¡]?)(\p{Ll})(?!\S*@)/gu,
    (_, before: string, mark: string, letter: string) => {
      return before + mark + letter.toUpperCase();
    },
  );
}

/** One slip of the finger in a plain word of five letters or more; never in a number, code or address. */
function slip(text: string, random: Random): Typed {
  const words = [...text.matchAll(/(?<![\w@./-])[a-zà-ÿ]{5,}(?![\w@./-])/gu)];
  if (words.length === 0) return { text, meant: undefined };
  const match = random.pick(words);
  const word = match[0];
  const at = random.int(1, word.length - 2);
  const letter = word[at] as string;
  const mistyped = random.weighted([
    [word.slice(0, at) + (word[at + 1] as string) + letter + word.slice(at + 2), 4],
    [word.slice(0, at) + word.slice(at + 1), 4],
    [word.slice(0, at) + letter + word.slice(at), 2],
    [word.slice(0, at) + (neighbours[letter] ?? letter) + word.slice(at + 1), 3],
  ]);
  const typed = text.slice(0, match.index) + mistyped + text.slice(match.index + word.length);
  return { text: typed, meant: mistyped === word ? undefined : word };
}

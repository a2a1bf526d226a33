/**
 * Words of a text, folded so that the ways one word is written become one: lower case, no accents, contractions spelt
 * out ("don't" and "dont" are "do not"). Offsets are UTF-16 code units into the text given.
 */

export interface Word {
  /** Folded form. */
  form: string;
  start: number;
  end: number;
}

/** Scripts that put no spaces between words; only for these is the (slow) dictionary segmenter asked. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
const SPACED_WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const COMBINING = /\p{M}+/gu;

/** English only: in no other supported language does a word end in one of these. */
const CONTRACTIONS = new Map<string, readonly string[]>([
  ["can't", ['can', 'not']],
  ['cant', ['can', 'not']],
  ['cannot', ['can', 'not']],
  ["won't", ['will', 'not']],
  ['wont', ['will', 'not']],
  ["shan't", ['shall', 'not']],
  ["ain't", ['is', 'not']],
  ["let's", ['let', 'us']],
  ['im', ['i', 'am']],
  ['ive', ['i', 'have']],
  ['gonna', ['going', 'to']],
  ['wanna', ['want', 'to']],
  ['gotta', ['got', 'to']],
]);
const NEGATED = 'do does did is are was were have has had could would should need must'.split(' ');
for (const verb of NEGATED) {
  CONTRACTIONS.set(`${verb}n't`, [verb, 'not']);
  CONTRACTIONS.set(`${verb}nt`, [verb, 'not']);
}
CONTRACTIONS.set("n't", ['not']);
/** "don t": the apostrophe was lost on the way. */
const CUT_NEGATED = new Map([...NEGATED.map((verb) => [`${verb}n`, verb] as const), ['can', 'can'], ['won', 'will']]);
const ENDINGS = new Map([
  ['m', 'am'],
  ['re', 'are'],
  ['ve', 'have'],
  ['ll', 'will'],
]);

let segmenter: Intl.Segmenter | undefined;

export function foldWord(word: string): string {
  let ascii = true;
  for (let i = 0; i < word.length; i += 1) {
    if (word.charCodeAt(i) > 127) {
      ascii = false;
      break;
    }
  }
  const lower = word.toLowerCase();
  if (ascii) return lower;
  return lower.normalize('NFKD').replace(COMBINING, '').replaceAll('ß', 'ss').replaceAll('’', "'").normalize('NFC');
}

/** So many words, as they are written, are remembered with their forms; more are folded each time. */
const REMEMBERED_WORDS = 50_000;
const LONGEST_REMEMBERED = 30;
const known = new Map<string, readonly string[]>();

/** The forms of a word as it is written: mostly one, two of "you're". The same string for the same form, which is fast. */
function formsOf(raw: string): readonly string[] {
  const remembered = known.get(raw);
  if (remembered) return remembered;
  const form = foldWord(raw);
  const forms = CONTRACTIONS.get(form) ?? (form.includes("'") ? splitApostrophes(form) : [form]);
  if (known.size < REMEMBERED_WORDS && raw.length <= LONGEST_REMEMBERED) known.set(raw, forms);
  return forms;
}

/** "l'information", "j'ai" and "you're" are two words each. */
function splitApostrophes(form: string): string[] {
  return form
    .split("'")
    .filter(Boolean)
    .map((part) => ENDINGS.get(part) ?? part);
}

function pushSpaced(words: Word[], raw: string, start: number): void {
  const end = start + raw.length;
  const forms = formsOf(raw);
  if (raw.length === 1 && forms[0] === 't') {
    const before = words.at(-1);
    const verb = before && CUT_NEGATED.get(before.form);
    if (before && verb) {
      before.form = verb;
      words.push({ form: 'not', start, end });
      return;
    }
  }
  for (const form of forms) words.push({ form, start, end });
}

/** Has some of a script that puts no spaces between words. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

/** The words of `text` from `from` to `to`, in order. */
export function splitWords(text: string, from = 0, to = text.length): Word[] {
  const words: Word[] = [];
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  if (!UNSPACED.test(part)) {
    for (const match of part.matchAll(SPACED_WORD)) pushSpaced(words, match[0], from + match.index);
    return words;
  }
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  for (const { segment, index, isWordLike } of segmenter.segment(part)) {
    if (isWordLike) pushSpaced(words, segment, from + index);
  }
  return words;
}

/** How visitors write a word inside a sentence: "PIN", "Visa", "Rückgabe", "password". */

const word = /[\p{L}\p{N}]+/gu;
const MIN_LETTERS_TO_SHOUT = 8;

export interface Casing {
  /** Learns from one text. What is shouted, and what starts a sentence, teaches nothing. */
  read: (text: string) => void;
  /** The lower-case phrase with each word as most write it. */
  write: (phrase: string) => string;
}

export function createCasing(): Casing {
  const written = new Map<string, Map<string, number>>();
  return {
    read(text) {
      if (isShouted(text)) return;
      let end = 0;
      for (const { 0: form, index } of text.matchAll(word)) {
        const startsSentence = end === 0 || /[.!?:\n]/.test(text.slice(end, index));
        end = index + form.length;
        if (startsSentence && form.slice(1) === form.slice(1).toLowerCase()) continue;
        const forms = written.get(form.toLowerCase()) ?? new Map<string, number>();
        forms.set(form, (forms.get(form) ?? 0) + 1);
        written.set(form.toLowerCase(), forms);
      }
    },
    write(phrase) {
      return phrase.replace(word, (form) => mostOf(written.get(form)) ?? form);
    },
  };
}

/** Hardly a small letter in it. */
export function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const large = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= MIN_LETTERS_TO_SHOUT && large > 0.6 * letters;
}

/** Of forms as frequent the smaller letters win: capitals come later by code. */
function mostOf(forms: Map<string, number> | undefined): string | null {
  if (!forms) return null;
  const [best] = [...forms].sort((a, b) => b[1] - a[1] || (a[0] > b[0] ? -1 : 1));
  return best?.[0] ?? null;
}

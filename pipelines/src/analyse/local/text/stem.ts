/** How many letters of a word carry its meaning: long enough to part words, short enough to join their inflections. */
const STEM_LETTERS = 6;

/** A word without its inflection, roughly, in any alphabetic language; `form` is folded. */
export function stemWord(form: string): string {
  if (form.length > STEM_LETTERS) return form.slice(0, STEM_LETTERS);
  if (form.length > 3 && form.endsWith('s') && !form.endsWith('ss')) return form.slice(0, -1);
  return form;
}

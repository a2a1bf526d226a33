/** The text with A to Z in lower case and all else as it is: the one folding that every store agrees on. */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

import type { Found } from './find.ts';

/** The given names, whole or by their parts of three letters and more, wherever they stand as words of their own. */
export function findNames(text: string, names: readonly string[]): Found[] {
  const parts = names.flatMap((name) => [name, ...name.split(/[\s,]+/).filter((part) => part.length >= 3)]);
  const words = [...new Set(parts.map((part) => part.trim().toLowerCase()))]
    .filter((part) => part.length >= 2 && /\p{L}/u.test(part))
    .sort((a, b) => b.length - a.length);
  if (words.length === 0) return [];
  const alternatives = words
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+'))
    .join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
  return Array.from(text.matchAll(pattern), (match) => ({
    kind: 'NAME',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

import type { Found } from './find.ts';

const local = "[\\p{L}\\p{N}._%+'&=-]{1,64}";
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})';
const alone = '(?<![\\p{L}\\p{N}._%+-])';
const at = 'at|arobase|arroba|chiocciola';
const dot = 'dot|punkt|point|punto|ponto';

const written = new RegExp(`${alone}${local}@(?:${label}\\.){1,8}\\p{L}{2,24}(?![\\p{L}\\p{N}_-])`, 'gu');
const bracketed = new RegExp(
  `${alone}${local} ?[([{<] ?(?:${at}) ?[)\\]}>] ?${label}(?:(?: ?[([{<] ?(?:${dot}) ?[)\\]}>] ?| (?:${dot}) |\\.)${label}){1,4}`,
  'giu',
);
const worded = new RegExp(`${alone}${local} (?:${at}) ${label}(?: (?:${dot}) ${label}){1,4}`, 'giu');

const mailWords = /(?:mail|correo|courriel|adress|write|schreib|contact|kontakt|escr[ií]b)/iu;

/** E-mail addresses, international ones included, and those spelled out ("anna (at) mail dot example"). */
export function findEmails(text: string): Found[] {
  return [
    ...Array.from(text.matchAll(written), toFound),
    ...Array.from(text.matchAll(bracketed), toFound),
    // "look at example dot com" is no address: without brackets somebody has to speak of mail.
    ...Array.from(text.matchAll(worded))
      .filter(({ 0: found, index }) => mailWords.test(text.slice(Math.max(0, index - 60), index + found.length + 30)))
      .map(toFound),
  ];
}

/** An opening quotation mark or an equals sign right before the address is not part of it. */
function toFound(match: RegExpExecArray): Found {
  const lead = /^['.=&-]+/.exec(match[0])?.[0].length ?? 0;
  return { kind: 'EMAIL', start: match.index + lead, end: match.index + match[0].length };
}

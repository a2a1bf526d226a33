const fence = /^\s*(?:`{3,}|~{3,})[^`]*$/;
/** A ruler, or the line under a heading. */
const ruler = /^\s*([-*_=])(?:[ \t]*\1){2,}[ \t]*$/;
/** What stands before the first word of a heading, a quotation or an item of a list. */
const opening = /^\s*(?:(?:#{1,6}|[-*+]|\d{1,9}[.)]|>)\s+)+(?:\[[ xX]\]\s+)?/;
const link = /!?\[([^[\]\n]*)\]\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"\n]*")?\)/g;
const autolink = /<((?:https?:\/\/|mailto:)[^<>\s]+)>/g;
const run = /\\[!-/:-@[-`{-~]|`+|\*{1,3}|_{1,3}|~~/g;
const isWord = /[\p{L}\p{N}]/u;

/** A bot's or operator's Markdown without the marks that only a renderer makes sense of; time grows with the length alone. */
export function withoutMarks(markdown: string): string {
  const lines = markdown.split('\n');
  const heads = new Set(lines.flatMap((line, at) => (isColumns(line) && lines[at - 1]?.includes('|') ? [at - 1] : [])));
  let inTable = false;
  let inCode = false;
  return lines
    .flatMap((line, at) => {
      const isFence = fence.test(line);
      inCode = inCode !== isFence;
      if (isFence || inCode) return isFence ? [] : [line];
      inTable = heads.has(at) || (inTable && line.includes('|'));
      if (heads.has(at - 1) || ruler.test(line)) return [];
      return [
        withoutRuns((inTable ? cells(line) : line.replace(opening, '')).replace(link, '$1').replace(autolink, '$1')),
      ];
    })
    .join('\n');
}

/** The line under a table's head, such as `|---|:-:|`. */
function isColumns(line: string): boolean {
  return line.includes('|') && line.includes('-') && /^[\s|:-]+$/.test(line);
}

function cells(row: string): string {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' · ');
}

/** Takes the pairs of `**`, `_` and the like out of a line; what has no partner, or stands inside code, is text. */
function withoutRuns(line: string): string {
  const runs = [...line.matchAll(run)].map(({ 0: mark, index }) => ({ mark, index }));
  const taken = new Map<number, number>();
  const open = new Map<string, number>();
  for (let at = 0; at < runs.length; at += 1) {
    const { mark, index } = runs[at] ?? { mark: '', index: 0 };
    if (mark.startsWith('\\')) taken.set(index, 1);
    else if (mark.startsWith('`')) {
      const close = runs.findIndex((other, behind) => behind > at && other.mark === mark);
      if (close === -1) continue;
      taken.set(index, mark.length).set(runs[close]?.index ?? 0, mark.length);
      at = close;
    } else {
      const before = line[index - 1] ?? ' ';
      const behind = line[index + mark.length] ?? ' ';
      // Inside a word only asterisks are marks.
      const isInWord = mark.startsWith('_') && isWord.test(before) && isWord.test(behind);
      const partner = open.get(mark);
      if (partner !== undefined && /\S/.test(before) && !isInWord) {
        taken.set(partner, mark.length).set(index, mark.length);
        open.delete(mark);
      } else if (/\S/.test(behind) && !isInWord) open.set(mark, index);
    }
  }
  let text = '';
  let from = 0;
  for (const [index, length] of [...taken].toSorted(([a], [b]) => a - b)) {
    text += line.slice(from, index);
    from = index + length;
  }
  return text + line.slice(from);
}

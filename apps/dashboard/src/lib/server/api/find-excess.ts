import { toPointer, type InputIssue } from '@debrief/pipelines/ingest';

/** What a body may hold at most; the deepest a contract of ours goes is items › item › sources › source. */
export const bodyLimits = { depth: 16, keys: 100, elements: 1_000 };

interface Container {
  isObject: boolean;
  commas: number;
  /** Of an object: the key whose value is being read, in quotes. */
  key: string;
}

/**
 * The first place where a JSON text is nested too deeply, or too wide, for anybody to have meant it; null when there is
 * none. One pass without recursion, before the text is parsed: a million brackets cost milliseconds. What is not JSON
 * is let through, to be refused by the parser.
 */
export function findExcess(json: string, limits = bodyLimits): InputIssue | null {
  const open: Container[] = [];
  let lastString = '""';
  for (let at = 0; at < json.length; at++) {
    const inner = open.at(-1);
    switch (json[at]) {
      case '"': {
        const end = endOfString(json, at);
        if (inner?.isObject) lastString = json.slice(at, end + 1);
        at = end;
        break;
      }
      case ':':
        if (inner) inner.key = lastString;
        break;
      case ',': {
        if (!inner) break;
        inner.commas += 1;
        const limit = inner.isObject ? limits.keys : limits.elements;
        if (inner.commas >= limit) {
          const what = inner.isObject ? 'keys' : 'elements';
          return {
            code: 'too_many',
            pointer: pointerTo(open.slice(0, -1)),
            detail: `may hold at most ${limit} ${what}`,
          };
        }
        break;
      }
      case '[':
      case '{':
        if (open.length === limits.depth) {
          return { code: 'too_deep', pointer: pointerTo(open), detail: `is nested deeper than ${limits.depth} levels` };
        }
        open.push({ isObject: json[at] === '{', commas: 0, key: '""' });
        break;
      case ']':
      case '}':
        open.pop();
    }
  }
  return null;
}

/** Index of the quote that ends the string beginning at `start`; the last index when none does. */
function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (json[end - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return json.length - 1;
}

function pointerTo(open: Container[]): string {
  return toPointer(open.map(({ isObject, commas, key }) => (isObject ? unquote(key) : commas)));
}

function unquote(key: string): string {
  try {
    return JSON.parse(key) as string;
  } catch {
    return key.slice(1, -1);
  }
}

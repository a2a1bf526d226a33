/** What may stand behind each kind of key. */
import type { Assignee, CountTest, Comparison, Moment, Term } from './filter.ts';
import { FilterError } from './problem.ts';
import type { Lexeme } from './scan.ts';
import { didYouMean } from './suggest.ts';
import { choiceKeys, choices, exactKeys, filterKeys, readChoice, textKeys, timeKeys } from './vocabulary.ts';

/** The term of a key and its values; throws FilterError at the key or the value that is not understood. */
export function readTerm(key: Lexeme, values: Lexeme[], exactly = false): Term {
  const name = key.text.toLowerCase();
  if (exactly && filterKeys.includes(name) && !exactKeys.some((known) => known === name)) {
    throw new FilterError(`“${key.text}:” takes no “=”: ${exactKeys.join(', ')} do.`, key.at, key.length + 2);
  }
  const choice = choiceKeys.find((known) => known === name);
  if (choice) return { key: choice, words: unique(values.map((value) => readWord(choice, value))) };
  const text = textKeys.find((known) => known === name);
  if (text) return { key: text, values: unique(values.map((value) => value.text)), ...(exactly && { exactly }) };
  if (name === 'assignee') return { key: 'assignee', who: values.map(readAssignee) };
  const time = timeKeys.find((known) => known === name);
  if (time) return { key: time, time: readTest(only(values), readMoment) };
  if (name === 'messages') return { key: 'messages', count: readCountTest(only(values)) };
  const near = didYouMean(name, filterKeys);
  const advice = near || ' To search for these words, put them in quotation marks.';
  throw new FilterError(`There is no filter “${key.text}”.${advice}`, key.at, key.length);
}

function unique(words: string[]): string[] {
  return [...new Set(words)];
}

/** Numbers lie too near to each other to guess which was meant. */
const isNumber = (text: string) => /^\d+$/.test(text);

function readWord(key: keyof typeof choices, value: Lexeme): string {
  const word = readChoice(key, value.text);
  if (word !== null) return word;
  const known = Object.keys(choices[key]);
  const near = (isNumber(value.text) ? '' : didYouMean(value.text, known)) || ` It takes: ${known.join(', ')}.`;
  throw new FilterError(`“${value.text}” is nothing that “${key}” can be.${near}`, value.at, value.length);
}

function readAssignee({ text, quoted }: Lexeme): Assignee {
  const word = text.toLowerCase();
  return !quoted && (word === 'me' || word === 'nobody') ? word : { name: text };
}

function only(values: Lexeme[]): Lexeme {
  const [first, second] = values;
  if (!first || second) throw new FilterError('Only one value can stand here.', second?.at ?? 0, second?.length ?? 1);
  return first;
}

type Test<Value> = { is: Comparison; moment: Value } | { from: Value; to: Value };

function readTest<Value>(value: Lexeme, read: (part: Lexeme) => Value): Test<Value> {
  const [from, to, ...more] = value.text.split('..');
  if (from !== undefined && to !== undefined && more.length === 0) {
    const start = value.at + (value.quoted ? 1 : 0);
    return {
      from: read({ ...value, text: from, at: start, length: from.length }),
      to: read({ ...value, text: to, at: start + from.length + 2, length: to.length }),
    };
  }
  const is = (/^(?:>=|<=|>|<)/.exec(value.text)?.[0] ?? '=') as Comparison;
  const skipped = is === '=' ? 0 : is.length;
  const moment = read({
    ...value,
    text: value.text.slice(skipped),
    at: value.at + skipped,
    length: value.length - skipped,
  });
  return { is, moment };
}

function readCountTest(value: Lexeme): CountTest {
  const test = readTest(value, readCount);
  return 'from' in test ? test : { is: test.is, count: test.moment };
}

function readCount({ text, at, length }: Lexeme): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count <= 1_000_000_000) return count;
  throw new FilterError(`“${text}” is no number. A number of messages is 10, >10, <=5 or 5..20.`, at, length);
}

const units = { min: 'min', m: 'min', h: 'h', d: 'd', w: 'w' } as const;

function readMoment({ text, at, length }: Lexeme): Moment {
  const word = text.toLowerCase();
  if (word === 'today' || word === 'yesterday') return { day: word };
  const ago = /^(\d{1,6})(min|m|h|d|w)$/.exec(word);
  if (ago) return { ago: Number(ago[1]), unit: units[ago[2] as keyof typeof units] };
  if (isDate(text)) return { date: text.toUpperCase() };
  const known = '2026-11-01, 2026-11, 2026-11-01T14:30, today, yesterday, 7d, 12h or 30min';
  throw new FilterError(`“${text}” is no time. A time is ${known}.`, at, length);
}

function isDate(text: string): boolean {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[tT](\d\d):(\d\d))?)?)?$/.exec(text);
  if (!parts) return false;
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00'] = parts;
  const written = `${year}-${month}-${day}T${hour}:${minute}`;
  const date = new Date(`${written}:00Z`);
  // A day that its month does not have becomes another one.
  return year >= '1970' && year < '9999' && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
}

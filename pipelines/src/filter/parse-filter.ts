/**
 * The grammar, read by descent:
 *
 *   filter  := both ("OR" both)*
 *   both    := ("AND"? unary)+
 *   unary   := ("-" | "NOT") unary | primary
 *   primary := "(" filter ")" | key ":" "="? value ("," value)* | quoted | word
 *   value   := quoted | text without white space, quotes, brackets and commas
 *
 * What is not understood is an error that points at its first character; nothing is ever dropped.
 */
import { readSearchTerm } from '../search/index.ts';
import { allOf, anyOf, everyConversation, notOf, type Filter } from './filter.ts';
import { FilterError, type FilterProblem } from './problem.ts';
import { readTerm } from './read-values.ts';
import { Scanner, type Lexeme, type Place } from './scan.ts';

/** Where in the text each word and term of a filter stands. */
export type FilterPlaces = ReadonlyMap<Filter, Place>;

export type ParsedFilter = { ok: true; filter: Filter; places: FilterPlaces } | { ok: false; problem: FilterProblem };

/** Longer is refused: nobody writes it, and every store would have to bear it. */
const MAX_LENGTH = 2_000;
const MAX_DEPTH = 20;
const MAX_TERMS = 100;

/** Reads a filter; an empty text is every conversation. Never throws. */
export function parseFilter(text: string): ParsedFilter {
  try {
    if (text.length > MAX_LENGTH)
      throw new FilterError(`A filter has ${String(MAX_LENGTH)} characters at most.`, MAX_LENGTH, 1);
    const parser = new Parser(text);
    return { ok: true, filter: parser.parse(), places: parser.places };
  } catch (error) {
    if (error instanceof FilterError) return { ok: false, problem: error.problem };
    throw error;
  }
}

const key = /[\p{L}_-]+(?=:)/uy;
const bareValue = /[^\s"(),]+/y;
const bareWord = /[^\s"()]+/y;

class Parser {
  readonly places = new Map<Filter, Place>();
  readonly #scanner: Scanner;
  #depth = 0;

  constructor(text: string) {
    this.#scanner = new Scanner(text);
  }

  parse(): Filter {
    const scanner = this.#scanner;
    scanner.skipSpace();
    if (scanner.isAtEnd) return everyConversation;
    const filter = this.#either();
    if (scanner.peek() === ')') throw new FilterError('This bracket closes nothing.', scanner.at, 1);
    return filter;
  }

  #either(): Filter {
    const options = [this.#both()];
    while (this.#scanner.takeKeyword('OR')) options.push(this.#both());
    return anyOf(options);
  }

  #both(): Filter {
    const scanner = this.#scanner;
    const parts: Filter[] = [];
    for (;;) {
      scanner.skipSpace();
      const at = scanner.at;
      if (this.#isAtOr() || scanner.isAtEnd || scanner.peek() === ')') {
        if (parts.length > 0) return allOf(parts);
        throw new FilterError('Something is missing here.', at, scanner.peek() === 'O' ? 2 : 1);
      }
      if (scanner.takeKeyword('AND')) {
        scanner.skipSpace();
        const isMissing = parts.length === 0 || scanner.isAtEnd || scanner.peek() === ')' || this.#isAtOr();
        if (isMissing) throw new FilterError('“AND” needs something on both sides.', at, 3);
      }
      parts.push(this.#unary());
    }
  }

  #isAtOr(): boolean {
    const { at } = this.#scanner;
    const isOr = this.#scanner.takeKeyword('OR');
    this.#scanner.at = at;
    return isOr;
  }

  #unary(): Filter {
    const scanner = this.#scanner;
    const at = scanner.at;
    if (!scanner.take('-') && !scanner.takeKeyword('NOT')) return this.#primary();
    const word = scanner.text.slice(at, scanner.at);
    if (word === 'NOT') scanner.skipSpace();
    if (scanner.isAtEnd || /[\s)]/.test(scanner.peek())) {
      throw new FilterError(`“${word}” excludes what follows it: something is missing.`, at, word.length);
    }
    return this.#deeper(at, () => notOf(this.#unary()));
  }

  #primary(): Filter {
    const scanner = this.#scanner;
    const at = scanner.at;
    if (scanner.take('(')) {
      const inner = this.#deeper(at, () => this.#either());
      if (!scanner.take(')')) throw new FilterError('This bracket is not closed.', at, 1);
      return inner;
    }
    if (scanner.peek() === '"') {
      const { text, length } = scanner.takeQuoted();
      return this.#place({ phrase: text }, { at, length }, text);
    }
    const name = scanner.takeMatch(key);
    if (name !== '') return this.#term({ text: name, quoted: false, at, length: name.length });
    const word = scanner.takeMatch(bareWord);
    // Behind a "-" an operator is a word that is looked for; alone it would be an operator again.
    const filter: Filter = /^(?:AND|OR|NOT)$/.test(word) ? { phrase: word } : { word };
    return this.#place(filter, { at, length: word.length }, word);
  }

  #term(name: Lexeme): Filter {
    const scanner = this.#scanner;
    scanner.at += 1;
    const values: Lexeme[] = [];
    const exactly = scanner.take('=');
    do values.push(this.#value(name));
    while (scanner.take(','));
    return this.#place(readTerm(name, values, exactly), { at: name.at, length: scanner.at - name.at });
  }

  #value(name: Lexeme): Lexeme {
    const scanner = this.#scanner;
    const at = scanner.at;
    if (scanner.peek() === '"') return scanner.takeQuoted();
    const text = scanner.takeMatch(bareValue);
    if (text !== '') return { text, quoted: false, at, length: text.length };
    // A key that does not exist is the greater mistake.
    readTerm(name, [{ text: '', quoted: true, at, length: 0 }]);
    throw new FilterError(`“${name.text}:” needs a value.`, name.at, name.length + 1);
  }

  /** Notes where a leaf stands; `searched` is text that must hold something to search for. */
  #place(filter: Filter, place: Place, searched?: string): Filter {
    if (searched !== undefined && readSearchTerm(searched, { beginning: true }) === null) {
      throw new FilterError('There is no letter or digit in this to search for.', place.at, place.length);
    }
    this.places.set(filter, place);
    if (this.places.size > MAX_TERMS)
      throw new FilterError(`A filter has ${String(MAX_TERMS)} parts at most.`, place.at, place.length);
    return filter;
  }

  #deeper(at: number, read: () => Filter): Filter {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new FilterError('This is nested too deep.', at, 1);
    const filter = read();
    this.#depth -= 1;
    return filter;
  }
}

import { FilterError } from './problem.ts';

export interface Place {
  at: number;
  length: number;
}

export interface Lexeme extends Place {
  text: string;
  quoted: boolean;
}

/** The text with a place to read from. */
export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  peek(): string {
    return this.text[this.at] ?? '';
  }

  skipSpace(): void {
    while (/\s/.test(this.peek())) this.at += 1;
  }

  /** Moves behind the given text when it stands here. */
  take(wanted: string): boolean {
    if (!this.text.startsWith(wanted, this.at)) return false;
    this.at += wanted.length;
    return true;
  }

  /** The upper-case keyword, when it stands here as a word of its own. */
  takeKeyword(keyword: 'OR' | 'AND' | 'NOT'): boolean {
    const behind = this.text[this.at + keyword.length] ?? ' ';
    return /[\s()"]/.test(behind) && this.take(keyword);
  }

  /** The match of a sticky pattern here, or ''. */
  takeMatch(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  /** A quoted text with `\"` and `\\` in it; the opening quote stands here. */
  takeQuoted(): Lexeme {
    const at = this.at;
    let text = '';
    for (this.at += 1; !this.isAtEnd; this.at += 1) {
      const character = this.peek();
      if (character === '"') {
        this.at += 1;
        return { text, quoted: true, at, length: this.at - at };
      }
      if (character === '\\' && /["\\]/.test(this.text[this.at + 1] ?? '')) this.at += 1;
      text += this.peek();
    }
    throw new FilterError('This quotation mark has no partner.', at, 1);
  }
}

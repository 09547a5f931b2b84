/** Reads a definition token by token, and says what it expected where it finds something else. */
import type { Token } from './sql-tokens';
import { RefusedSql, isWord, nameOf } from './sql-tokens';

export class Reader {
  private at = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  get next(): Token | undefined {
    return this.tokens[this.at];
  }

  get atEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  /** Goes on when these keywords follow. */
  take(...words: readonly string[]): boolean {
    const follows = words.every((word, step) => isWord(this.tokens[this.at + step], word));
    if (follows) this.at += words.length;
    return follows;
  }

  expect(word: string): void {
    if (!this.take(word)) throw new RefusedSql(`expected ${word}, found ${this.next?.raw ?? 'the end'}`);
  }

  name(): string {
    const name = nameOf(this.next);
    this.at += 1;
    return name;
  }

  word(): string {
    const token = this.next;
    if (token?.kind !== 'word') throw new RefusedSql(`expected a type, found ${token?.raw ?? 'the end'}`);
    this.at += 1;
    return token.value;
  }

  literal(): string {
    const sign = this.next?.raw === '-' ? '-' : '';
    if (sign !== '') this.at += 1;
    const token = this.next;
    const known = token?.kind === 'number' || token?.kind === 'text' || isWord(token, 'NULL');
    if (token === undefined || !known) throw new RefusedSql('a default is a number, a text or NULL');
    this.at += 1;
    return sign + token.raw;
  }

  /** What stands between the next pair of parentheses. */
  parenthesised(): readonly Token[] {
    const open = this.next;
    if (open?.raw !== '(') throw new RefusedSql(`expected (, found ${open?.raw ?? 'the end'}`);
    const start = this.at + 1;
    this.at = start;
    while (!(this.next?.raw === ')' && this.next.depth === open.depth)) this.at += 1;
    const inside = this.tokens.slice(start, this.at);
    this.at += 1;
    return inside;
  }

  end(): void {
    if (!this.atEnd) throw new RefusedSql(`${this.next?.raw ?? ''}: not in the portable subset of definitions`);
  }
}

/** A place in a stretch of text, and the steps that it takes; what it read last stands in its fields. */
export class TextCursor {
  /** The number read last, and of how many digits it was. */
  value: number = 0;
  digits: number = 0;
  at: number = 0;
  end: number = 0;
  text: string = '';

  /** Stand at the first character from `start` that is no blank; blanks before `end` do not count. */
  begin(text: string, start: number, end: number): void {
    this.text = text;
    this.at = start;
    this.end = end;
    while (this.end > start && text.charCodeAt(this.end - 1) <= 32) this.end -= 1;
    this.blanks();
  }

  get isAtEnd(): boolean {
    return this.at === this.end;
  }

  /** Step over digits. */
  number(): boolean {
    const start = this.at;
    let value = 0;
    while (this.at < this.end) {
      const digit = this.text.charCodeAt(this.at) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      this.at += 1;
    }
    this.value = value;
    this.digits = this.at - start;
    return this.digits > 0;
  }

  /** Step over letters. */
  word(): string {
    const start = this.at;
    while (this.at < this.end && this.isLetter()) this.at += 1;
    return this.text.slice(start, this.at);
  }

  /** Step over blanks. */
  blanks(): void {
    while (this.at < this.end && this.code() <= 32) this.at += 1;
  }

  /** Step over `code` if it comes next. */
  after(code: number): boolean {
    if (this.code() !== code) return false;
    this.at += 1;
    return true;
  }

  /** The code unit that comes next; 0 at the end. */
  code(): number {
    return this.at < this.end ? this.text.charCodeAt(this.at) : 0;
  }

  isDigit(): boolean {
    const code = this.code();
    return code >= 48 && code <= 57;
  }

  isOneOf(characters: string): boolean {
    return this.at < this.end && characters.includes(this.text[this.at]!);
  }

  digitAt(at: number): number {
    return this.text.charCodeAt(at) - 48;
  }

  /** Two digits as a number. */
  pairAt(at: number): number {
    return this.digitAt(at) * 10 + this.digitAt(at + 1);
  }

  isLetter(): boolean {
    const lower = this.code() | 32;
    return lower >= 97 && lower <= 122;
  }
}

import { EnvelopeKeys, malformed, NodeBudget } from './codec.js';
import { endOfNumbers, isKnownString } from './known-string.js';

/** How many values `text` has; a `SnapshotError` if it is of no snapshot. Makes nothing of it. */
export function scanText(text: string, maxNodes: number): number {
  const scan = new TextScan(text, maxNodes);
  scan.envelope();
  return scan.budget.nodes;
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escapePattern = /["\\/bfnrt]|u[\da-fA-F]{4}/y;
const spacePattern = /[ \t\n\r]*/y;
const plainPattern = /[ !#-[\]-\uffff]*/y; // no quote, backslash, control character

class TextScan {
  readonly #text: string;
  readonly budget: NodeBudget;
  #at = 0;
  /** Whether the string last met has escapes. */
  #hasEscape = false;

  constructor(text: string, maxNodes: number) {
    this.#text = text;
    this.budget = new NodeBudget(maxNodes);
  }

  envelope(): void {
    this.#skipSpace();
    if (this.#text[this.#at] !== '{') throw malformed('not JSON of a record');
    const keys = new EnvelopeKeys();
    this.budget.spend(0);
    this.#list('}', () => this.#field(keys));
    keys.end();
    this.#skipSpace();
    if (this.#at < this.#text.length) throw malformed('not JSON: something after the end');
  }

  #field(keys: EnvelopeKeys): void {
    const expected = keys.expect(this.#key());
    this.#skipSpace();
    const from = this.#at;
    this.#value(1);
    if (expected === 'any') return;
    const isRight =
      expected === 'string'
        ? this.#text.startsWith('"\'', from)
        : Number.isSafeInteger(Number(this.#text.slice(from, this.#at)));
    if (!isRight) throw malformed(`a field that should be a ${expected}`);
  }

  #value(depth: number): void {
    this.budget.spend(depth);
    this.#skipSpace();
    const first = this.#text[this.#at];
    if (first === '{') {
      this.#list('}', () => {
        this.#key();
        this.#value(depth + 1);
      });
    } else if (first === '[') this.#list(']', () => this.#value(depth + 1));
    else if (first === '"') this.#knownString();
    else if (first === 't') this.#word('true');
    else if (first === 'f') this.#word('false');
    else if (first === 'n') this.#word('null');
    else this.#number();
  }

  /** From its opening bracket, which is here, to behind the closing one. */
  #list(end: '}' | ']', part: () => void): void {
    this.#at += 1;
    this.#skipSpace();
    if (this.#text[this.#at] !== end) {
      part();
      for (this.#skipSpace(); this.#text[this.#at] === ','; this.#skipSpace()) {
        this.#at += 1;
        part();
      }
    }
    this.#word(end);
  }

  #key(): string {
    this.#skipSpace();
    const from = this.#at;
    this.#string();
    const key = this.#resolved(from);
    this.#skipSpace();
    this.#word(':');
    return key;
  }

  #knownString(): void {
    const from = this.#at;
    this.#at = endOfNumbers(this.#text, from);
    if (this.#at > from) return;
    this.#string();
    if (isKnownString(this.#resolved(from))) return;
    throw malformed('a string of no known kind');
  }

  /** What the string from `from` to here says. */
  #resolved(from: number): string {
    if (this.#hasEscape) return JSON.parse(this.#text.slice(from, this.#at)) as string;
    return this.#text.slice(from + 1, this.#at - 1); // shares the text's memory
  }

  #string(): void {
    this.#word('"');
    this.#hasEscape = false;
    this.#match(plainPattern);
    for (let unit = this.#unit(); unit !== 34; unit = this.#unit()) {
      if (!(unit >= 32)) throw malformed('not JSON: a broken string');
      this.#at += 1;
      if (unit !== 92) continue;
      this.#hasEscape = true;
      this.#match(escapePattern);
      this.#match(plainPattern);
    }
    this.#at += 1;
  }

  #number(): void {
    const from = this.#at;
    this.#match(numberPattern);
    if (this.#at - from < 5) return; // "1e99" at most
    const beyond = 'a number beyond the doubles';
    if (!Number.isFinite(Number(this.#text.slice(from, this.#at)))) throw malformed(beyond);
  }

  #word(word: string): void {
    if (!this.#text.startsWith(word, this.#at)) throw malformed('not JSON');
    this.#at += word.length;
  }

  #skipSpace(): void {
    if (this.#unit() <= 32) this.#match(spacePattern);
  }

  #match(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) throw malformed('not JSON');
    this.#at = pattern.lastIndex;
  }

  #unit(): number {
    return this.#text.charCodeAt(this.#at);
  }
}

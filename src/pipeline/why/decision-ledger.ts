import type { Bar } from '../../bars/bar.js';
import { requireInteger, requireKnownKeys, requireRecord } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import type { PipelineResult } from '../result.js';

/** A cryptographic digest of a text, as text without blanks: SHA-256 in hexadecimal, say. */
export type Digest = (text: string) => string;

export interface DecisionLedgerOptions {
  /** E.g. `(text) => createHash('sha256').update(text).digest('hex')` of `node:crypto`. */
  readonly digest: Digest;
  /** What decided: `pipeline.configuration`. */
  readonly configuration: string;
  /** Go on after so many lines, of which this is the last's digest. */
  readonly after?: LedgerHead;
}

/** Where a ledger ends. Kept elsewhere, it tells when lines at the end were taken away. */
export interface LedgerHead {
  readonly length: number;
  /** Of the last line; '' of an empty ledger. */
  readonly digest: string;
}

/** What one line of a ledger records. */
export interface LedgerEntry {
  readonly index: number;
  /** Digest of the configuration. */
  readonly configuration: string;
  readonly bar: Bar;
  readonly decision: PipelineResult['decisions'][number];
}

/**
 * A ledger of decisions: lines of text, each with the digest of itself and the line before. Whoever
 * has the last digest can check, years later and without this program, that not a bit was changed.
 *
 * A line is `digest entry`, the entry JSON in which NaN and −0 are words. Only the head is kept:
 * append the lines to a file yourself.
 *
 * @throws {ConfigError} if `digest` is no function, or gives what is no digest
 * @example
 * const digest = (text: string) => String(text.length); // a real one in earnest
 * const pipeline = new Pipeline({ base: '1m' });
 * const ledger = new DecisionLedger({ digest, configuration: pipeline.configuration });
 * const bar = { symbol: 'X', time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * const lines = ledger.add(bar, pipeline.update(bar));
 * lines.length; // 1
 * verifyLedger(lines.join('\n'), digest); // undefined
 * verifyLedger(lines.join('\n').replace('"close":11', '"close":1'), digest)?.line; // 0
 */
export class DecisionLedger {
  readonly #digest: Digest;
  readonly #configuration: string;
  #head: LedgerHead;

  constructor(options: DecisionLedgerOptions) {
    requireKnownKeys('', requireRecord('options', options), ['digest', 'configuration', 'after']);
    const { digest, configuration, after = { length: 0, digest: '' } } = options;
    if (typeof digest !== 'function') throw new ConfigError('digest', 'a function', digest);
    requireInteger('after.length', requireRecord('after', after)['length'], 0);
    for (const [path, text] of [
      ['configuration', configuration],
      ['after.digest', after.digest],
    ] as const) {
      if (typeof text !== 'string') throw new ConfigError(path, 'a text', text);
    }
    this.#digest = digest;
    this.#configuration = digestOf(digest, configuration);
    this.#head = { length: after.length, digest: after.digest };
  }

  get head(): LedgerHead {
    return this.#head;
  }

  /** The lines of the decisions that `result`, of `bar`, has settled. */
  add(bar: Bar, { decisions }: Pick<PipelineResult, 'decisions'>): readonly string[] {
    const { time, open, high, low, close, volume } = requireRecord('bar', bar) as unknown as Bar;
    return decisions.map((decision) => {
      const { length: index, digest: before } = this.#head;
      const ofBar = { time, open, high, low, close, volume };
      const entry = { index, configuration: this.#configuration, bar: ofBar, decision };
      const text = JSON.stringify(entry, words);
      const digest = digestOf(this.#digest, `${before}\n${text}`);
      this.#head = { length: index + 1, digest };
      return `${digest} ${text}`;
    });
  }
}

/** JSON has no word for these. */
function words(_key: string, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  return Object.is(value, -0) ? '-0' : Number.isFinite(value) ? value : String(value);
}

/** @throws {ConfigError} unless the digest is a word */
function digestOf(digest: Digest, text: string): string {
  const given: unknown = digest(text);
  if (typeof given === 'string' && /^\S+$/.test(given)) return given;
  throw new ConfigError('digest', 'a function that returns a word', given);
}

/** The first line of a ledger that is not what was written. */
export interface LedgerFault {
  /** Counted from 0. */
  readonly line: number;
  readonly fault: 'unreadable' | 'changed' | 'missing';
}

/**
 * Check that `text`, the lines of a ledger from its beginning, is as it was written: returns
 * `undefined`, or where it is not. Without `head`, lines that are missing at the end are not
 * noticed.
 *
 * @param head  where the ledger ends, kept elsewhere
 */
export function verifyLedger(
  text: string,
  digest: Digest,
  head?: LedgerHead,
): LedgerFault | undefined {
  if (typeof text !== 'string') throw new ConfigError('text', 'the lines of a ledger', text);
  if (typeof digest !== 'function') throw new ConfigError('digest', 'a function', digest);
  if (head !== undefined) requireInteger('head.length', requireRecord('head', head)['length'], 0);
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const lines = body === '' ? [] : body.split('\n');
  let before = '';
  for (const [line, content] of lines.entries()) {
    const blank = content.indexOf(' ');
    if (blank < 1) return { line, fault: 'unreadable' };
    const entry = content.slice(blank + 1);
    const stated = content.slice(0, blank);
    const isNext = entry.startsWith(`{"index":${line},`);
    if (!isNext || stated !== digest(`${before}\n${entry}`)) return { line, fault: 'changed' };
    before = stated;
  }
  const { length = lines.length, digest: last = before } = head ?? {};
  if (lines.length < length) return { line: lines.length, fault: 'missing' };
  if (lines.length > length) return { line: length, fault: 'changed' };
  return last === before ? undefined : { line: length - 1, fault: 'changed' };
}

import { type Bar, barFields } from '../bars/bar.js';
import { readBar } from '../bars/read-bar.js';
import { requireOneOf } from '../core/arguments.js';
import type { Snapshot } from '../core/state.js';
import type { Detection, PatternDetector } from './detector.js';

/** What is used of an operator whose outputs are patterns. */
interface PatternOperator {
  readonly id: string;
  readonly warmUp: number;
  readonly value: Readonly<Record<string, number>>;
  transfer(row: Float64Array, from: number, to: number, keep: boolean): void;
  reset(): void;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

/**
 * A detector over an operator that says 100, −100 or 0 of each of its patterns, such as
 * `CandlestickPatterns` and `ChartPatterns`: what is not 0 is a detection.
 *
 * @param operator  a fresh one, which is the detector's from now on
 * @param patterns  names of the patterns that are wanted; default all
 * @throws {ConfigError} for a name that the operator does not have
 * @example
 * const detector = new OperatorDetector(new CandlestickPatterns(), ['engulfing', 'hammer']);
 * const found = minuteBars.flatMap((bar) => detector.update(bar));
 * found.every(({ pattern }) => pattern === 'engulfing' || pattern === 'hammer'); // true
 */
export class OperatorDetector implements PatternDetector {
  readonly #operator: PatternOperator;
  readonly #names: readonly string[];
  readonly #wanted: readonly number[];
  /** A bar, and what is said of it. */
  readonly #row: Float64Array;

  constructor(operator: PatternOperator, patterns?: readonly string[]) {
    this.#operator = operator;
    this.#names = Object.keys(operator.value);
    for (const name of patterns ?? []) requireOneOf('patterns', name, this.#names);
    const wanted = new Set(patterns ?? this.#names);
    this.#wanted = this.#names.flatMap((name, i) => (wanted.has(name) ? [i] : []));
    this.#row = new Float64Array(barFields.length + this.#names.length);
  }

  get id(): string {
    return this.#operator.id;
  }

  get warmUp(): number {
    return this.#operator.warmUp;
  }

  update(bar: Bar): readonly Detection[] {
    return this.#detect(bar, true);
  }

  peek(bar: Bar): readonly Detection[] {
    return this.#detect(bar, false);
  }

  reset(): void {
    this.#operator.reset();
  }

  snapshot(): Snapshot {
    return this.#operator.snapshot();
  }

  restore(snapshot: Snapshot): void {
    this.#operator.restore(snapshot);
  }

  #detect(bar: unknown, keep: boolean): readonly Detection[] {
    const row = this.#row;
    if (readBar(bar, row) !== undefined) return [];
    const from = barFields.length;
    this.#operator.transfer(row, 0, from, keep);
    const time = row[0]!;
    const found: Detection[] = [];
    for (const i of this.#wanted) {
      const said = row[from + i]!;
      if (!(Math.abs(said) > 0)) continue; // 0, or NaN while it warms up
      const direction = said > 0 ? 1 : -1;
      found.push({ pattern: this.#names[i]!, direction, strength: Math.abs(said) / 100, time });
    }
    return found;
  }
}

import { barColumn } from '../bars/bar.js';
import { BarContexts } from './bar-contexts.js';
import type { BitCoder } from './bit-coder.js';
import { codeDouble, codeSigned, codeVolume, UsualLength } from './number-code.js';
import { doubleOf, type Scale, ticksOf } from './scale.js';

/** The scales of the six columns; the four prices share one. */
export interface BarScales {
  readonly time: Scale;
  readonly price: Scale;
  readonly volume: Scale;
}

/**
 * Codes bars one after the other, in both directions: the encoder reads `row`, the decoder fills it.
 *
 * Each field is coded as what the fields before it do not say: time as steps since the bar before,
 * open from the close before, close from the open, high and low as what they exceed the body by,
 * volume by itself.
 */
export class BarCode {
  readonly row: Float64Array = new Float64Array(6);
  readonly #coder: BitCoder;
  readonly #scales: BarScales;
  readonly #contexts: BarContexts;
  /** The bar before: what a double without a scale is held against. */
  readonly #before = new Float64Array(6);
  readonly #usual: readonly UsualLength[] = Array.from({ length: 6 }, () => new UsualLength());
  readonly #usualEscape = new UsualLength();

  constructor(coder: BitCoder, scales: BarScales) {
    this.#coder = coder;
    this.#scales = scales;
    this.#contexts = new BarContexts(scales.time.unit);
  }

  /** One bar, from or into `row`. */
  code(): void {
    const { row } = this;
    const { time, price, volume } = this.#scales;
    const contexts = this.#contexts;
    const before = this.#before;
    const { ticks } = contexts; // until a field is coded, of the bar before

    contexts.beforeTime();
    this.#field(barColumn.time, time, ticks[barColumn.time]! + 1, before[barColumn.time]!);
    contexts.beforeOpen();
    this.#field(barColumn.open, price, ticks[barColumn.close]!, before[barColumn.close]!);
    contexts.beforeClose();
    this.#field(barColumn.close, price, ticks[barColumn.open]!, row[barColumn.open]!);

    const [open, close] = [ticks[barColumn.open]!, ticks[barColumn.close]!];
    const upper = close > open ? barColumn.close : barColumn.open;
    const lower = close > open ? barColumn.open : barColumn.close;
    contexts.beforeHigh();
    this.#field(barColumn.high, price, ticks[upper]!, row[upper]!);
    contexts.beforeLow();
    this.#field(barColumn.low, price, ticks[lower]!, row[lower]!);
    contexts.beforeVolume();
    this.#field(barColumn.volume, volume, 0, before[barColumn.volume]!);

    contexts.absorb();
    before.set(row);
  }

  /** One field; `expected` in ticks, and as the double that an escaped one is held against. */
  #field(column: number, scale: Scale, expected: number, reference: number): void {
    const { row } = this;
    const coder = this.#coder;
    const { contexts, ticks } = this.#contexts;
    coder.enter(column, contexts);
    const isVolume = column === barColumn.volume;
    const exact = coder.range.decoding ? 0 : ticksOf(row[column]!, scale);
    const escapes = Number.isNaN(exact) || (isVolume && exact < 0) ? 1 : 0;
    if (!scale.exact && coder.code(escapes, ESCAPE_NODE, 63) === 1) {
      row[column] = codeDouble(coder, row[column]!, reference, this.#usualEscape);
      ticks[column] = expected;
      return;
    }
    const coded = isVolume
      ? codeVolume(coder, exact, this.#usual[column]!)
      : codeSigned(coder, exact - expected, this.#usual[column]!) + expected;
    ticks[column] = coded;
    row[column] = doubleOf(coded, scale);
  }
}

const ESCAPE_NODE = (1 << 19) + 1;

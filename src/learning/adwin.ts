import type { Kind } from '../core/kind.js';
import { bars, type Given, real } from '../core/parameters.js';
import { misfit } from '../core/state.js';
import { ValueOperator } from '../core/value-operator.js';
import { driftAtCut } from './adwin-cut.js';
import {
  type Buckets,
  buckets,
  type ExponentialHistogram,
  exponentialHistogram,
  histogramDrop,
  histogramPush,
  isHistogram,
  listBuckets,
} from './exponential-histogram.js';

export type AdwinParameters = {
  readonly delta: number;
  readonly range: number;
  readonly clockBars: number;
};

export type AdwinState = { tickCount: number; readonly histogram: ExponentialHistogram };

/** The window that nothing speaks against. */
export interface AdaptiveWindow {
  /** Of the inputs in the window. */
  readonly mean: number;
  readonly windowBars: number;
  /** 1 where what left the window was lower than what stays, −1 where higher, else 0. */
  readonly drift: number;
}

/**
 * ADWIN: a window as long as its mean seems not to have changed.
 *
 *   the oldest bucket leaves while for a cut into n₀ older and n₁ newer inputs
 *   |mean₀ − mean₁| > √(2·m·variance·d) + ⅔·range·d·m
 *   m = 1/(n₀ − 4) + 1/(n₁ − 4),  d = ln(2·ln n / delta)
 *
 * Inputs are kept in buckets of 1, 2, 4, … of them, five of a size, and cuts are tried between
 * buckets, at every `clockBars` inputs, as in MOA; variances are added up from the buckets each
 * time, so no rounding gathers.
 *
 * @param delta      chance of an alarm that is false, by its bound; 1e-12 … .5; default .002
 * @param range      that inputs are taken to spread over; > 0; default 1
 * @param clockBars  inputs between two tests; integer ≥ 1; default 32
 * @input   any number; degree 1
 * @output  the window's mean and length, and which way it drifted
 * @warmUp  1
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(log n) amortised for n inputs in the window; 520 numbers
 * @source  A. Bifet, R. Gavaldà, Learning from time-changing data with adaptive windowing (2007)
 * @example
 * const adwin = new Adwin();
 * for (let i = 0; i < 320; i++) adwin.update(i % 2);
 * adwin.value.windowBars; // 320
 * for (let i = 0; i < 160; i++) adwin.update(3 + (i % 2));
 * adwin.value.windowBars < 200; // true
 */
export class Adwin extends ValueOperator<AdaptiveWindow, AdwinParameters, AdwinState> {
  static readonly kind: Kind<'adwin', AdwinParameters> = {
    name: 'adwin',
    version: 1,
    title: 'Adaptive windowing',
    reads: 'value',
    parameters: {
      delta: real(0.002, 1e-12, 0.5),
      range: { type: 'number', min: 1e-60, max: 1e60, default: 1, unit: 'price' },
      clockBars: bars(32),
    },
    outputs: {
      mean: { degree: { price: 1 } },
      windowBars: { degree: {}, range: [0, 4503599627370496] },
      drift: { degree: {}, range: [-1, 1] },
    },
    pane: 'own',
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
    invariants: { __proto__: null },
  };

  readonly #scratch: AdwinState = { tickCount: 0, histogram: exponentialHistogram() };
  readonly #buckets: Buckets = buckets();

  constructor(parameters?: Given<AdwinParameters>) {
    super(Adwin.kind, parameters, () => ({ tickCount: 0, histogram: exponentialHistogram() }));
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const state = keep ? this.state : this.#copy();
    const { histogram } = state;
    histogramPush(histogram, x);
    state.tickCount = state.tickCount + 1 < this.parameters.clockBars ? state.tickCount + 1 : 0;
    let drift = 0;
    if (state.tickCount === 0) {
      for (let way = this.#drift(histogram); way !== 0; way = this.#drift(histogram)) {
        drift = way;
        histogramDrop(histogram);
      }
    }
    this.#describe(histogram, out, at);
    out[at + 2] = drift;
  }

  protected override record(row: Float64Array): AdaptiveWindow {
    return { mean: row[0]!, windowBars: row[1]!, drift: row[2]! };
  }

  protected override revive({ histogram, tickCount }: AdwinState): void {
    if (!isHistogram(histogram)) throw misfit('state.kernel.histogram', 'holds no inputs');
    if (tickCount >= this.parameters.clockBars)
      throw misfit('state.kernel.tickCount', 'is too large');
  }

  #copy(): AdwinState {
    const { held, totals, squares } = this.state.histogram;
    this.#scratch.histogram.held.set(held);
    this.#scratch.histogram.totals.set(totals);
    this.#scratch.histogram.squares.set(squares);
    this.#scratch.tickCount = this.state.tickCount;
    return this.#scratch;
  }

  #drift(histogram: ExponentialHistogram): number {
    listBuckets(histogram, this.#buckets);
    return driftAtCut(this.#buckets, this.parameters.delta, this.parameters.range);
  }

  /** Write the mean and the length of the window. */
  #describe(histogram: ExponentialHistogram, out: Float64Array, at: number): void {
    const list = this.#buckets;
    listBuckets(histogram, list);
    let [total, count] = [0, 0];
    for (let i = 0; i < list.length; i++) {
      total += list.totals[i]!;
      count += list.sizes[i]!;
    }
    out[at] = total / count;
    out[at + 1] = count;
  }
}

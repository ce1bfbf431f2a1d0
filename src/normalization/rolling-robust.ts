import type { Kind } from '../core/kind.js';
import { type Given, oneOf } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import {
  type SortedWindowState,
  sortedWindowInit,
  sortedWindowPush,
  sortedWindowRevive,
} from '../statistics/sorted-window.js';
import { madAt } from '../statistics/window-mad.js';
import {
  type QuantileDesign,
  quantileAfter,
  quantileDesign,
} from '../statistics/window-quantile.js';
import {
  fewestOf,
  growing,
  noPlace,
  offScale,
  onScale,
  type Place,
  requireWindow,
  type WindowParameters,
  windowParameters,
} from './window-bounds.js';

export interface RollingRobustParameters extends WindowParameters {
  /** What a number is measured in: 1.4826·MAD, or the distance between the quartiles. */
  readonly spread: 'mad' | 'iqr';
}

export type RollingRobustState = { window: SortedWindowState; place: Place };

/** MAD · this is the standard deviation of normal numbers: 1 / Φ⁻¹(¾). */
const madToDeviation = 1.4826022185056018;

/**
 * Rolling robust scale: how far a number stands from the median of its window, in a measure that
 * outliers hardly move.
 *
 *   y = (x − median) / (1.4826·MAD)     spread 'mad': a z-score, where numbers are normal
 *   y = (x − median) / (Q₃ − Q₁)        spread 'iqr': scikit-learn's `RobustScaler`
 *
 * Quantiles are of type 7 (numpy, R): between neighbours on a straight line.
 *
 * @param windowSize     inputs in the window; integer ≥ 2. Usual: 100.
 * @param minDataPoints  inputs from which on there is an output, over a window that grows until it
 *                       is full; 2 … windowSize; 0, the default, is windowSize
 * @param spread         'mad' (default) or 'iqr'
 * @input   any number; degree 0
 * @output  centred on 0
 * @warmUp  minDataPoints
 * @undefined where the spread is 0: half of the window, or more, are equal
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(log windowSize) to find places, and to move what stands between leaving and entering;
 *          2·windowSize numbers
 * @example
 * const scale = new RollingRobust({ windowSize: 5, minDataPoints: 3, spread: 'iqr' });
 * [1, 2, 4, 100].map((x) => scale.update(x)); // [NaN, NaN, 1.3333333333333333, 3.6952380952380954]
 * scale.inverse(0); // 3
 */
export class RollingRobust extends ValueOperator<
  number,
  RollingRobustParameters,
  RollingRobustState
> {
  static readonly kind: Kind<'rollingRobust', RollingRobustParameters> = {
    name: 'rollingRobust',
    version: 1,
    title: 'Rolling robust scale',
    reads: 'value',
    parameters: { ...windowParameters, spread: oneOf('mad', 'iqr') },
    outputs: { value: { degree: {}, guides: [-2, 0, 2] } },
    pane: 'own',
    invariants: {},
    warmUp: fewestOf,
    memory: ({ windowSize }) => windowSize,
    lateStart: growing,
  };

  /** Of a window of `designs[0].length` members: of a full one most of the time. */
  #size = 0;
  #lower!: QuantileDesign;
  #middle!: QuantileDesign;
  #upper!: QuantileDesign;

  constructor(parameters?: Given<RollingRobustParameters>) {
    super(RollingRobust.kind, parameters, ({ windowSize }) => ({
      window: sortedWindowInit(windowSize),
      place: noPlace(),
    }));
    requireWindow(this.parameters);
  }

  /** The input that would have given `y` after the last one absorbed. */
  inverse(y: number): number {
    return offScale(this.state.place, y);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { window, place } = this.state;
    const { ring, slot } = window;
    const size = Number.isNaN(ring[slot]!) ? slot + 1 : ring.length;
    let location = Number.NaN;
    let spread = Number.NaN;
    if (size >= this.warmUp) {
      if (size !== this.#size) this.#design(size);
      location = quantileAfter(window, x, this.#middle);
      spread = this.#spreadAfter(x, size);
    }
    if (keep) sortedWindowPush(window, x);
    out[at] = onScale(place, x, location, spread, keep);
  }

  protected override revive({ window }: RollingRobustState): void {
    sortedWindowRevive(window);
  }

  #spreadAfter(x: number, size: number): number {
    const { io } = this;
    const { window } = this.state;
    if (this.parameters.spread === 'mad') {
      io[1] = x;
      madAt(window, io, 1, this.#middle, size);
      return madToDeviation * io[1]!;
    }
    return quantileAfter(window, x, this.#upper) - quantileAfter(window, x, this.#lower);
  }

  #design(size: number): void {
    this.#size = size;
    this.#lower = quantileDesign(size, 0.25);
    this.#middle = quantileDesign(size, 0.5);
    this.#upper = quantileDesign(size, 0.75);
  }
}

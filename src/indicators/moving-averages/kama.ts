import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface KamaParameters {
  /** Changes over which the efficiency is measured. */
  readonly period: number;
  /** Of the EMA that it is when every change goes the same way. */
  readonly fastPeriod: number;
  /** Of the EMA whose gain is squared when nothing comes of the changes. */
  readonly slowPeriod: number;
}

/** The two gains between which the efficiency chooses. */
export interface KamaDesign {
  readonly slowGain: number;
  readonly gainRange: number;
}

export function kamaDesign({ fastPeriod, slowPeriod }: KamaParameters): KamaDesign {
  const slowGain = 2 / (slowPeriod + 1);
  return { slowGain, gainRange: 2 / (fastPeriod + 1) - slowGain };
}

/** Until the path is full, `mean` follows the input: that is its seed. */
export type KamaState = { last: number; mean: number; past: DelayState; path: WindowSumState };

export function kamaInit({ period }: KamaParameters): KamaState {
  return {
    last: Number.NaN,
    mean: Number.NaN,
    past: delayInit(period),
    path: windowSumInit(period),
  };
}

/**
 * Kaufman's adaptive moving average: fast while the price goes somewhere, slow while it only moves.
 *
 *   efficiency = |x − x_period| / Σ|Δx|,  gain = (efficiency·(fast − slow) + slow)²
 *   KAMA += gain·(x − KAMA),  fast, slow = 2 / (their period + 1)
 *
 * Starts from the input before its first output (TA-Lib; Stock.Indicators shows that one too). Where
 * nothing moves, the efficiency is 0 (TA-Lib: 1); the value is the same there unless it lags.
 *
 * @param period      changes measured; integer ≥ 1. Usual: 10.
 * @param fastPeriod  integer ≥ 1. Usual: 2.
 * @param slowPeriod  integer ≥ 1. Usual: 30.
 * @input   any number; degree 1
 * @output  within the extremes of all inputs
 * @warmUp  period + 1
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  P. J. Kaufman, Trading Systems and Methods (1995)
 * @example
 * const kama = new Kama({ period: 2, fastPeriod: 1, slowPeriod: 3 });
 * [1, 2, 3, 2].map((x) => kama.update(x)); // [NaN, NaN, 3, 2.75]
 */
export class Kama extends ValueOperator<number, KamaParameters, KamaState> {
  static readonly kind: Kind<'kama', KamaParameters> = {
    name: 'kama',
    version: 1,
    title: "Kaufman's adaptive moving average",
    aliases: ['kaufman', 'adaptiveMovingAverage', 'ama'],
    reads: 'value',
    parameters: { period: bars(10), fastPeriod: bars(2), slowPeriod: bars(30) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period + 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period, slowPeriod }) => period + 4 * (slowPeriod + 1) * (slowPeriod + 1),
  };

  readonly #design: KamaDesign;

  constructor(parameters?: Given<KamaParameters>) {
    super(Kama.kind, parameters, kamaInit);
    this.#design = kamaDesign(this.parameters);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const design = this.#design;
    const path = windowSumStep(state.path, Math.abs(x - state.last), keep);
    const way = Math.abs(x - delayStep(state.past, x, keep));
    const efficiency = path === 0 ? 0 : way / path;
    const gain = design.slowGain + efficiency * design.gainRange;
    const mean = state.mean + gain * gain * (x - state.mean);
    if (keep) {
      state.last = x;
      state.mean = Number.isNaN(path) ? x : mean;
    }
    out[at] = mean;
  }
}

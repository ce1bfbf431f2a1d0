import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';
import {
  type WindowRangeState,
  windowRangeInit,
  windowRangeStep,
} from '../../statistics/window-range.js';
import {
  type TwiceSmoothedDesign,
  type TwiceSmoothedState,
  twiceSmoothedDesign,
  twiceSmoothedInit,
  twiceSmoothedStep,
} from './twice-smoothed.js';

export interface SmiParameters {
  /** Bars in the range. */
  readonly period: number;
  /** Of the first EMA, and of the EMA of that. */
  readonly longPeriod: number;
  readonly shortPeriod: number;
  /** Of the EMA of `smi`. */
  readonly signalPeriod: number;
}

export interface SmiValue {
  readonly smi: number;
  /** EMA of `smi`. */
  readonly signal: number;
}

export type SmiColumns = ColumnsOf<SmiValue>;

export interface SmiDesign extends TwiceSmoothedDesign {
  readonly signal: ExponentialMeanDesign;
}

export type SmiState = {
  extremes: WindowRangeState;
  offset: TwiceSmoothedState;
  range: TwiceSmoothedState;
  signal: ExponentialMeanState;
};

const smiInit = ({ period }: SmiParameters): SmiState => ({
  extremes: windowRangeInit(period),
  offset: twiceSmoothedInit(),
  range: twiceSmoothedInit(),
  signal: exponentialMeanInit(),
});

/**
 * Stochastic momentum index: how far the close stands from the middle of its range, smoothed twice.
 *
 *   offset = close − (highest + lowest)/2,  range = highest − lowest
 *   SMI = 200 · ema(ema(offset, long), short) / ema(ema(range, long), short),  signal = ema(SMI)
 *
 * TTR begins its means at the first bar with that bar's own range; apart early, then together.
 *
 * @param period        bars in the range; integer ≥ 1. Usual: 13.
 * @param longPeriod    integer ≥ 1. Usual: 25.
 * @param shortPeriod   integer ≥ 1. Usual: 2.
 * @param signalPeriod  integer ≥ 1. Usual: 9.
 * @input   bar: high, low, close; degree 0
 * @output  `{ smi, signal }`, −100 … 100
 * @warmUp  period + longPeriod + shortPeriod + signalPeriod − 3; smi: signalPeriod − 1 less
 * @undefined while no bar has had a range
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 2·period + 10 numbers
 * @source  W. Blau, Momentum, Direction, and Divergence (1995)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const momentum = new Smi({ period: 2, longPeriod: 1, shortPeriod: 1, signalPeriod: 1 });
 * momentum.update(bar(12, 10, 11)).smi; // NaN
 * momentum.update(bar(14, 11, 13)).smi; // 50
 */
export class Smi extends HlcOperator<SmiValue, SmiParameters, SmiState> {
  static readonly kind: Kind<'smi', SmiParameters> = {
    name: 'smi',
    version: 1,
    title: 'Stochastic momentum index',
    aliases: ['stochasticMomentumIndex', 'stochMomentum', 'stochasticMomentum'],
    reads: 'bar',
    parameters: {
      period: bars(13),
      longPeriod: bars(25),
      shortPeriod: bars(2),
      signalPeriod: bars(9),
    },
    outputs: {
      smi: { degree: {}, range: [-100, 100], guides: [-40, 40] },
      signal: { degree: {}, range: [-100, 100] },
    },
    pane: 'own',
    invariants: {
      __proto__: null,
      range: notNegative,
      offset: { of: 'range', ratio: 0.5, signed: true },
      signal: [-100, 100],
    },
    warmUp: (p) => p.period + p.longPeriod + p.shortPeriod + p.signalPeriod - 3,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period, longPeriod, shortPeriod, signalPeriod }) =>
      period + 8 * (longPeriod + shortPeriod + signalPeriod),
    lateStart: 'while no bar has had a range there is no share to absorb',
  };

  readonly #design: SmiDesign;

  constructor(parameters?: Given<SmiParameters>) {
    super(Smi.kind, parameters, smiInit);
    const { longPeriod, shortPeriod, signalPeriod } = this.parameters;
    const twice = twiceSmoothedDesign(longPeriod, shortPeriod);
    this.#design = { ...twice, signal: emaDesign(signalPeriod) };
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const design = this.#design;
    windowRangeStep(state.extremes, high, low, out, at, keep);
    const highest = out[at]!;
    const lowest = out[at + 1]!;
    const offset = twiceSmoothedStep(state.offset, close - (highest + lowest) / 2, design, keep);
    const range = twiceSmoothedStep(state.range, highest - lowest, design, keep);
    const smi = range > 0 ? 200 * (offset / range) : Number.NaN;
    out[at] = smi;
    out[at + 1] = exponentialMeanStep(state.signal, smi, design.signal, keep);
  }

  protected override record(row: Float64Array): SmiValue {
    return { smi: row[0]!, signal: row[1]! };
  }
}

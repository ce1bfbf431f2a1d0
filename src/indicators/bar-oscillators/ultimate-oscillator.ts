import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import { type TrueRangeState, trueRangeInit, trueRangeStep } from '../volatility/true-range.js';

export interface UltimateOscillatorParameters {
  readonly shortPeriod: number;
  readonly middlePeriod: number;
  readonly longPeriod: number;
}

/** Sums of buying pressure and of true range over one window. */
export type BuyingShareState = { pressure: WindowSumState; range: WindowSumState };

export type UltimateOscillatorState = {
  range: TrueRangeState;
  short: BuyingShareState;
  middle: BuyingShareState;
  long: BuyingShareState;
};

const buyingShareInit = (period: number): BuyingShareState => ({
  pressure: windowSumInit(period),
  range: windowSumInit(period),
});

const ultimateOscillatorInit = (
  parameters: UltimateOscillatorParameters,
): UltimateOscillatorState => ({
  range: trueRangeInit(),
  short: buyingShareInit(parameters.shortPeriod),
  middle: buyingShareInit(parameters.middlePeriod),
  long: buyingShareInit(parameters.longPeriod),
});

/**
 * Write what the bar whose pressure is at `row[3]` and whose range is at `row[4]` gives at `row[0]`,
 * the shares in between: numbers that are given to a call, or come from it, may be put on the heap,
 * so that the sums are called at one place each, where they are inlined.
 */
function sharesStep(
  { short, middle, long }: UltimateOscillatorState,
  row: Float64Array,
  keep: boolean,
): void {
  for (let i = 0; i < 3; i++) {
    const share = i === 0 ? short : i === 1 ? middle : long;
    const pressures = windowSumStep(share.pressure, row[3]!, keep);
    const ranges = windowSumStep(share.range, row[4]!, keep);
    row[i] = ranges > 0 ? pressures / ranges : Number.NaN;
  }
  row[0] = 100 * ((4 * row[0]! + 2 * row[1]! + row[2]!) / 7);
}

/**
 * Ultimate oscillator: the share of three windows' movement that buyers kept, as one weighted mean.
 *
 *   pressure = close − min(low, close₋₁),  share(n) = Σₙ pressure / Σₙ TR
 *   UO = 100·(4·share(short) + 2·share(middle) + share(long)) / 7
 *
 * @param shortPeriod   integer ≥ 1. Usual: 7.
 * @param middlePeriod  integer ≥ 1. Usual: 14.
 * @param longPeriod    integer ≥ 1. Usual: 28.
 * @input   bar: high, low, close; degree 0
 * @output  0 … 100
 * @warmUp  the longest period + 1: the first bar only anchors
 * @undefined while one of the windows has no range
 * @throws {ConfigError} if a parameter is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; twice the sum of the periods numbers
 * @source  L. Williams, The ultimate oscillator, TASC (1985)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const ultimate = new UltimateOscillator({ shortPeriod: 1, middlePeriod: 1, longPeriod: 1 });
 * [bar(12, 10, 11), bar(14, 10, 13)].map((b) => ultimate.update(b)); // [NaN, 75]
 */
export class UltimateOscillator extends HlcOperator<
  number,
  UltimateOscillatorParameters,
  UltimateOscillatorState
> {
  static readonly kind: Kind<'ultimateOscillator', UltimateOscillatorParameters> = {
    name: 'ultimateOscillator',
    version: 1,
    title: 'Ultimate oscillator',
    aliases: ['ultosc', 'uo', 'ult'],
    reads: 'bar',
    parameters: { shortPeriod: bars(7), middlePeriod: bars(14), longPeriod: bars(28) },
    outputs: { value: { degree: {}, range: [0, 100], guides: [30, 70] } },
    pane: 'own',
    invariants: {
      __proto__: null,
      'short.range': notNegative,
      'short.pressure': { of: 'short.range', ratio: 1 },
      'middle.range': notNegative,
      'middle.pressure': { of: 'middle.range', ratio: 1 },
      'long.range': notNegative,
      'long.pressure': { of: 'long.range', ratio: 1 },
    },
    warmUp: ({ shortPeriod, middlePeriod, longPeriod }) =>
      Math.max(shortPeriod, middlePeriod, longPeriod) + 1,
    memory: ({ shortPeriod, middlePeriod, longPeriod }) =>
      Math.max(shortPeriod, middlePeriod, longPeriod) + 1,
  };

  readonly #row: Float64Array = new Float64Array(5);

  constructor(parameters?: Given<UltimateOscillatorParameters>) {
    super(UltimateOscillator.kind, parameters, ultimateOscillatorInit);
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
    const row = this.#row;
    row[3] = close - Math.min(low, state.range.close);
    row[4] = trueRangeStep(state.range, high, low, close, 'skip', keep);
    sharesStep(state, row, keep);
    out[at] = row[0]!;
  }
}

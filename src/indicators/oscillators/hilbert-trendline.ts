import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { cycleLength, longestCycle, phaseStart, phaseWarmUp, placeInCycle } from './cycle-phase.js';
import { type HilbertState, hilbertInit, hilbertStep, reading } from './hilbert.js';

/** A ring of prices, `next` the oldest, and the last three means. */
export type TrendlineState = {
  next: number;
  prices: Float64Array;
  mean1: number;
  mean2: number;
  mean3: number;
};

export const trendlineInit = (): TrendlineState => ({
  next: 0,
  prices: new Float64Array(longestCycle),
  mean1: 0,
  mean2: 0,
  mean3: 0,
});

/** The price without a cycle of `period`; 0 for the period while there is none. */
export function trendlineStep(
  state: TrendlineState,
  x: number,
  period: number,
  keep: boolean,
): number {
  const { next, prices, mean1, mean2, mean3 } = state;
  const length = cycleLength(period);
  let above = 0;
  for (let i = 1; i < length; i++) {
    above += prices[next >= i ? next - i : next - i + longestCycle]! - x;
  }
  const mean = length === 0 ? 0 : x + above / length;
  if (keep) {
    prices[next] = x;
    state.next = next + 1 === longestCycle ? 0 : next + 1;
    state.mean3 = mean2;
    state.mean2 = mean1;
    state.mean1 = mean;
  }
  return (4 * mean + 3 * mean1 + 2 * mean2 + mean3) / 10;
}

export type HilbertTrendlineState = { hilbert: HilbertState; trend: TrendlineState };

const hilbertTrendlineInit = (): HilbertTrendlineState => ({
  hilbert: hilbertInit(),
  trend: trendlineInit(),
});

/**
 * Instantaneous trendline: the mean over one dominant cycle, which the cycle is not in.
 *
 *   n = the period of `HilbertCycle`, rounded;  m = mean of the last n prices
 *   trendline = (4m + 3m₋₁ + 2m₋₂ + m₋₃)/10
 *
 * TA-Lib's HT_TRENDLINE, whose transform starts 25 inputs later than that of HT_DCPERIOD.
 *
 * @input   any number (Ehlers: hl2); degree 1
 * @output  within the extremes of the last 53 inputs
 * @warmUp  64
 * @cost    O(period), at most 50; 90 numbers
 * @source  J. F. Ehlers, Rocket Science for Traders (2001), chapter 10
 * @example
 * const trend = new HilbertTrendline();
 * for (let i = 0; i < 400; i++) trend.update(100 + [0, 2, 3, 2, 0, -2, -3, -2][i % 8]!);
 * trend.value; // 100
 */
export class HilbertTrendline extends ValueOperator<number, object, HilbertTrendlineState> {
  static readonly kind: Kind<'hilbertTrendline', object> = {
    name: 'hilbertTrendline',
    version: 1,
    title: 'Instantaneous trendline',
    aliases: ['htTrendline', 'itrend'],
    reads: 'value',
    parameters: {},
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {
      __proto__: null,
      'hilbert.period': [0, 50],
      'hilbert.smoothPeriod': [0, 50],
      'trend.next': placeInCycle,
    },
    warmUp: () => phaseWarmUp,
    memory: () => Number.POSITIVE_INFINITY,
    settle: () => 200,
  };

  readonly #reading = new Float64Array(reading.length);

  constructor(parameters?: Given<object>) {
    super(HilbertTrendline.kind, parameters, hilbertTrendlineInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { hilbert, trend } = this.state;
    const isOn = hilbert.count >= phaseStart;
    hilbertStep(hilbert, x, phaseStart, this.#reading, keep);
    const line = trendlineStep(trend, x, isOn ? this.#reading[reading.period]! : 0, keep);
    out[at] = this.absorbed + 1 < phaseWarmUp ? Number.NaN : line;
  }
}

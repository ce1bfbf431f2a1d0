import { HlcvOperator } from '../../bars/hlcv-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import { ratio } from '../../statistics/ratio.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import { type HlcField, hlcFields, hlcPrice } from '../hlc-price.js';

export interface VwmaParameters {
  /** Bars in the window. */
  readonly period: number;
  /** The price that is weighed. */
  readonly source: HlcField;
}

export type VwmaState = { turnover: WindowSumState; volume: WindowSumState };

function vwmaInit({ period }: VwmaParameters): VwmaState {
  return { turnover: windowSumInit(period), volume: windowSumInit(period) };
}

/**
 * Volume-weighted moving average: the mean of the last closes, each as often as it was traded.
 *
 *   VWMA = Σ price·volume / Σ volume over `period` bars
 *
 * @param period  bars in the window; integer ≥ 1. Usual: 20.
 * @param source  'close' (default), 'high', 'low', 'hl2', 'hlc3' or 'hlcc4'
 * @input   bar: high, low, close, volume; degree 1 in price
 * @output  within the window's extremes
 * @warmUp  period
 * @undefined while the window has no volume
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @example
 * const bar = (close: number, volume: number) => ({ time: 0, open: close, high: close, low: close, close, volume });
 * const vwma = new Vwma(2);
 * [bar(10, 1), bar(14, 3), bar(9, 0)].map((b) => vwma.update(b)); // [NaN, 13, 14]
 */
export class Vwma extends HlcvOperator<number, VwmaParameters, VwmaState> {
  static readonly kind: Kind<'vwma', VwmaParameters> = {
    name: 'vwma',
    version: 2,
    title: 'Volume-weighted moving average',
    aliases: ['volumeWeightedMovingAverage', 'rollingVwap', 'movingVwap'],
    reads: 'bar',
    parameters: { period: bars(20), source: oneOf(...hlcFields('close')) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<VwmaParameters>) {
    super(Vwma.kind, parameters, vwmaInit);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const price = hlcPrice(this.parameters.source, high, low, close);
    const turnover = windowSumStep(state.turnover, price * volume, keep);
    const total = windowSumStep(state.volume, volume, keep);
    out[at] = ratio(turnover, total);
  }
}

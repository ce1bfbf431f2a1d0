import { CvOperator } from '../../bars/cv-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface EvwmaParameters {
  /** Bars whose volume a bar is measured by. */
  readonly period: number;
}

/** NaN until the window of volumes is full. */
export type EvwmaState = { mean: number; volume: WindowSumState };

export function evwmaInit({ period }: EvwmaParameters): EvwmaState {
  return { mean: Number.NaN, volume: windowSumInit(period) };
}

function evwmaStep(state: EvwmaState, close: number, volume: number, keep: boolean): number {
  const total = windowSumStep(state.volume, volume, keep);
  if (Number.isNaN(total)) return Number.NaN;
  const before = Number.isNaN(state.mean) ? close : state.mean;
  if (total === 0) return Number.NaN;
  const mean = before + (volume / total) * (close - before);
  if (keep) state.mean = mean;
  return mean;
}

/**
 * Elastic volume-weighted moving average: an exponential mean whose gain is the bar's share in the
 * volume of the last `period` bars.
 *
 *   EVWMA += volume / Σ volume · (close − EVWMA); it starts at the close of bar `period`
 *
 * @param period  bars whose volume a bar is measured by; integer ≥ 1. Usual: 20.
 * @input   bar: close, volume; degree 1 in price
 * @output  within the extremes of all closes
 * @warmUp  period
 * @undefined while the last `period` bars have no volume; it goes on from where it was (TTR stays
 *   undefined)
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; period numbers
 * @source  C. Fries, Elastic moving averages, Technical Analysis of Stocks & Commodities (June 2001)
 * @example
 * const bar = (close: number, volume: number) => ({ time: 0, open: close, high: close, low: close, close, volume });
 * const evwma = new Evwma(2);
 * [bar(10, 1), bar(14, 3), bar(10, 1)].map((b) => evwma.update(b)); // [NaN, 14, 13]
 */
export class Evwma extends CvOperator<number, EvwmaParameters, EvwmaState> {
  static readonly kind: Kind<'evwma', EvwmaParameters> = {
    name: 'evwma',
    version: 1,
    title: 'Elastic volume-weighted moving average',
    aliases: ['elasticVolumeWeightedMovingAverage'],
    reads: 'bar',
    parameters: { period: bars(20) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: { __proto__: null, volume: notNegative, mean: 'optional' },
    warmUp: ({ period }) => period,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<EvwmaParameters>) {
    super(Evwma.kind, parameters, evwmaInit);
  }

  protected step(
    close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    out[at] = evwmaStep(this.state, close, volume, keep);
  }
}
